import type { Catalog } from '../../contracts/catalog.ts';
import type { AcceptedEvent } from '../../contracts/event.ts';
import { compareStamps } from '../state/stamped.ts';
import type { Mark } from '../state/state.ts';
import { countedNames } from './counted-names.ts';
import type { Draft } from './state-draft.ts';

/** Marks that mean something only with a number. */
const SCORED = new Set(['nps.answered', 'csat.answered']);
const MARKS = new Set([...SCORED, 'champion.left', 'competitor.mentioned', 'deal.opened', 'deal.closed']);
const KEPT_MARKS = 2;

/** Counts one usage event under each of its names, for the account and for the user, and keeps the marks scores read. */
export function foldUsage(
  draft: Draft,
  event: AcceptedEvent,
  body: Extract<AcceptedEvent['body'], { type: 'usage' }>,
  catalog: Catalog,
  day: number,
): void {
  const user = event.userId === null ? null : draft.user(event.userId);
  for (const name of countedNames(body.name, event, catalog)) {
    draft.usage.add(name, day, body.quantity);
    user?.usage.add(name, day, body.quantity);
  }
  if (MARKS.has(body.name)) draft.marks = addMark(draft.marks, markOf(event, body.name));
}

function markOf({ at, id, userId, properties }: AcceptedEvent, name: string): Mark {
  const { score } = properties;
  return { name, at, id, userId, score: typeof score === 'number' && Number.isFinite(score) ? score : null };
}

function addMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  if (SCORED.has(mark.name) && mark.score === null) return marks;
  if (marks.some(({ name, at, id }) => name === mark.name && at === mark.at && id === mark.id)) return marks;
  const sameName = [...marks.filter(({ name }) => name === mark.name), mark].sort(compareStamps).slice(-KEPT_MARKS);
  const others = marks.filter(({ name }) => name !== mark.name);
  return [...others, ...sameName].sort((a, b) => compareStamps(a, b) || (a.name < b.name ? -1 : 1));
}
