import type { NudgeContent } from '@uptier/shared/contracts/nudge.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';

/** Parts of a content that not every surface draws. */
export type Part = Exclude<keyof NudgeContent, 'title' | 'body' | 'primary' | 'secondary'>;

const words: readonly Part[] = ['evidence', 'price', 'priceNote', 'dismiss', 'never'];
const room: readonly Part[] = ['evidence', 'price', 'priceNote', 'bullets', 'image'];

/** What each surface draws besides title, body and actions. */
const drawn: Readonly<Record<Surface, readonly Part[]>> = {
  banner: [...words, 'edge'],
  modal: [...room, 'dismiss', 'never'],
  toast: words,
  tooltip: ['evidence', 'dismiss', 'never'],
  card: [...room, 'dismiss', 'never'],
  meter: [],
  paywall: room,
};

export const draws = (surface: Surface, part: Part): boolean => drawn[surface].includes(part);

const names: Readonly<Record<Part, string>> = {
  evidence: 'evidence',
  price: 'price',
  priceNote: 'price note',
  bullets: 'list',
  image: 'picture',
  dismiss: 'words for “Not now”',
  never: 'words for “Never for this”',
  edge: 'edge',
};

/** What an author has written that this surface leaves out, by name. */
export function undrawn(content: NudgeContent, surface: Surface): string[] {
  const parts: readonly Part[] = [...room, 'dismiss', 'never', 'edge'];
  return parts.filter((part) => content[part] !== undefined && !draws(surface, part)).map((part) => names[part]);
}
