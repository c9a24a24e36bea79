import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { Asking, SurfaceChunk } from './ui/view.ts';

/** A surface that can be painted, with what its nudge needs besides. */
export interface Surfaced extends SurfaceChunk {
  asking: Asking | null;
}

const chunks: Record<Surface, () => Promise<SurfaceChunk>> = {
  banner: () => import('./ui/banner.tsx'),
  modal: () => import('./ui/modal.tsx'),
  toast: () => import('./ui/toast.tsx'),
  tooltip: () => import('./ui/tooltip.tsx'),
  card: () => import('./ui/card.tsx'),
  meter: () => import('./ui/meter.tsx'),
  paywall: () => import('./ui/paywall.tsx'),
};
// Asking for a module again takes a task, and an answer is due in the same frame.
const loaded = new Map<string, Surfaced>();

/** Fetches the chunk of a surface, our own words where its nudge does not speak English, and what says who asked. */
export async function loadSurface({ surface, nudge }: Pick<Lease, 'surface' | 'nudge'>): Promise<Surfaced> {
  const isForeign = nudge && !nudge.locale.startsWith('en');
  const isAsked = nudge && (nudge.requests || nudge.action === 'ask');
  const key = `${surface} ${Boolean(isForeign)} ${Boolean(isAsked)}`;
  const known = loaded.get(key);
  if (known) return known;
  // Here already when the nudge asks for it: colours that must be shifted are so in its first frame.
  import('./ui/follow.ts').catch(() => undefined);
  const [{ paint }, words, asked] = await Promise.all([
    chunks[surface](),
    isForeign ? import('./ui/languages.ts') : null,
    isAsked ? import('./ui/asking.tsx') : null,
  ]);
  words?.learnLanguages();
  const surfaced = { paint, asking: asked?.asking ?? null };
  loaded.set(key, surfaced);
  return surfaced;
}
