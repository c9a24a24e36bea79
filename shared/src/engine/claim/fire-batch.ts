import type { AcceptedEvent } from '../../contracts/event.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { zoneOf } from '../account/timezone.ts';
import type { LimitWatch } from '../campaigns/thresholds.ts';
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
 * threshold all the same. Where a level moves, catalog and campaigns as they are now first meet the level before it, so
 * that a limit changed since then counts from when it changed. Answers the same ledger when nothing changed.
 *
 * @example const ledger = fireBatch(compiled, { events, stateBefore, stateAfter, ledger: before, now });
 */
export function fireBatch(watch: LimitWatch, { events, stateBefore, stateAfter, ledger, now }: FoldedBatch): Ledger {
  const { catalog, environment, thresholds } = watch;
  const isWatched = ({ body }: AcceptedEvent) =>
    body.type === 'level' &&
    (thresholds.limits.has(body.limit) || ledger.firings.some(({ limit }) => limit === body.limit));
  const levels = events.filter(isWatched).sort(compareStamps);
  const isSameZone = zoneOf(stateBefore, environment.timezone) === zoneOf(stateAfter, environment.timezone);
  // What is only counted rises, so that the state after it tells all.
  let fired = levels.length > 0 ? fireLimits(watch, stateBefore, ledger, now) : ledger;
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
      fired = fireLimits(watch, state, fired, now);
    }
  }
  return fireLimits(watch, stateAfter, fired, now);
}
