import type { AcceptedEvent } from '../../contracts/event.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { zoneOf } from '../account/timezone.ts';
import type { Compiled } from '../campaigns/compile.ts';
import { fireLimits } from '../facts/firings.ts';
import { foldEvents } from '../fold/fold.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { compareStamps } from '../state/stamped.ts';
import type { AccountState } from '../state/state.ts';

/** A batch of one account's events, with the state it was folded into. */
export interface FoldedBatch {
  events: readonly AcceptedEvent[];
  stateBefore: AccountState;
  stateAfter: AccountState;
  ledger: Ledger;
  now: EpochMs;
}

/**
 * Fires limits for a folded batch, level by level: one that rose and fell again within the batch has crossed its
 * threshold all the same. Answers the same ledger when nothing changed.
 *
 * @example const ledger = fireBatch(compiled, { events, stateBefore, stateAfter, ledger: before, now });
 */
export function fireBatch(compiled: Compiled, { events, stateBefore, stateAfter, ledger, now }: FoldedBatch): Ledger {
  const isWatched = ({ body }: AcceptedEvent) => body.type === 'level' && compiled.thresholds.has(body.limit);
  const levels = events.filter(isWatched).sort(compareStamps);
  const { catalog, environment } = compiled;
  const isSameZone = zoneOf(stateBefore, environment.timezone) === zoneOf(stateAfter, environment.timezone);
  let fired = ledger;
  // Another zone means other days: what lies between the two states cannot be told from them.
  if (levels.length > 1 && isSameZone) {
    const fold = (from: AccountState, part: readonly AcceptedEvent[]) =>
      foldEvents(from, part, catalog, environment.timezone).state;
    let state = fold(
      stateBefore,
      events.filter((event) => !isWatched(event)),
    );
    for (const level of levels) {
      state = fold(state, [level]);
      fired = fireLimits(compiled, state, fired, now);
    }
  }
  return fireLimits(compiled, stateAfter, fired, now);
}
