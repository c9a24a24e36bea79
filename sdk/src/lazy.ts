import type { Parts } from './core.ts';

/** What pages fetch only when they need it. */
export const lazyParts: Parts = {
  loadPlayer: () => import('./play.ts'),
  loadLive: () => import('./live.ts'),
};
