import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { Parts } from './core.ts';
import type { Paint } from './ui/view.ts';

const chunks: Record<Surface, () => Promise<{ paint: Paint }>> = {
  banner: () => import('./ui/banner.tsx'),
  modal: () => import('./ui/modal.tsx'),
  toast: () => import('./ui/toast.tsx'),
  tooltip: () => import('./ui/tooltip.tsx'),
  card: () => import('./ui/card.tsx'),
  meter: () => import('./ui/meter.tsx'),
  paywall: () => import('./ui/paywall.tsx'),
};

/** What pages fetch only when they need it: each is a chunk of its own. */
export const lazyParts: Parts = {
  loadPlayer: () => import('./play.ts'),
  loadStream: () => import('./stream.ts'),
  async loadSurface(surface, locale) {
    const [chunk] = await Promise.all([
      chunks[surface](),
      locale.startsWith('en') ? null : import('./ui/languages.ts').then(({ learnLanguages }) => learnLanguages()),
    ]);
    return chunk;
  },
};
