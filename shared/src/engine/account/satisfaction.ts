import type { EpochMs } from '../../contracts/time.ts';
import type { AccountState } from '../state/state.ts';
import { DAY_MS } from '../time/calendar.ts';
import { marksOf } from './activity.ts';

const FRESH_MS = 180 * DAY_MS;

/** One answer: NPS 0 to 10 or CSAT 1 to 5. */
export interface Answer {
  name: 'nps' | 'csat';
  score: number;
  at: EpochMs;
}

/**
 * The newest NPS or CSAT answer of the last 180 days, from answers and from the traits `npsScore` and `csatScore`.
 *
 * @example newestAnswer(state, now) // { name: 'nps', score: 9, at: 1795176000000 }
 */
export function newestAnswer(state: AccountState, now: EpochMs): Answer | null {
  const answers = [
    ...answersOf(state, 'nps', state.traits.npsScore),
    ...answersOf(state, 'csat', state.traits.csatScore),
  ].filter(({ at }) => at <= now && now - at <= FRESH_MS);
  return answers.reduce<Answer | null>((newest, answer) => (newest && newest.at >= answer.at ? newest : answer), null);
}

function answersOf(
  state: AccountState,
  name: Answer['name'],
  trait: { value: unknown; at: EpochMs } | undefined,
): Answer[] {
  const answers = marksOf(state, `${name}.answered`).flatMap(({ score, at }) =>
    score === null ? [] : [{ name, score, at }],
  );
  return typeof trait?.value === 'number' ? [...answers, { name, score: trait.value, at: trait.at }] : answers;
}
