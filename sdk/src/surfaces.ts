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
// Asking for a module again takes a task, and an answer is due in the same frame.
const loaded = new Map<string, SurfaceChunk>();

/** Fetches the chunk of a surface, and our own words where its nudge does not speak English. */
export async function loadSurface(surface: Surface, locale: string): Promise<SurfaceChunk> {
  const isEnglish = locale.startsWith('en');
  const key = `${surface} ${isEnglish}`;
  const known = loaded.get(key);
  if (known) return known;
  const [chunk, words] = await Promise.all([chunks[surface](), isEnglish ? null : import('./ui/languages.ts')]);
  if (words) chunk.learnLanguages(words.languages);
  loaded.set(key, chunk);
  return chunk;
}
