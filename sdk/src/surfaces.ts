import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { SurfaceChunk } from './ui/view.ts';

const chunks: Record<Surface, () => Promise<SurfaceChunk>> = {
  banner: () => import('./ui/banner.tsx'),
  modal: () => import('./ui/modal.tsx'),
  toast: () => import('./ui/toast.tsx'),
  tooltip: () => import('./ui/tooltip.tsx'),
  card: () => import('./ui/card.tsx'),
  meter: () => import('./ui/meter.tsx'),
  paywall: () => import('./ui/paywall.tsx'),
};

/** Fetches the chunk of a surface, and our own words where its nudge does not speak English. */
export async function loadSurface(surface: Surface, locale: string): Promise<SurfaceChunk> {
  if (locale.startsWith('en')) return chunks[surface]();
  const [chunk, { languages }] = await Promise.all([chunks[surface](), import('./ui/languages.ts')]);
  chunk.learnLanguages(languages);
  return chunk;
}
