import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { LoadSurface } from './core.ts';

const chunks: Record<Surface, LoadSurface> = {
  banner: () => import('./ui/banner.tsx'),
  modal: () => import('./ui/modal.tsx'),
  toast: () => import('./ui/toast.tsx'),
  tooltip: () => import('./ui/tooltip.tsx'),
  card: () => import('./ui/card.tsx'),
  meter: () => import('./ui/meter.tsx'),
  paywall: () => import('./ui/paywall.tsx'),
};

/** Each surface is a chunk of its own, fetched when a lease needs it. */
export const loadSurface: LoadSurface = (surface) => chunks[surface](surface);
