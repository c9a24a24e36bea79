import type { AcceptedEvent } from '../contracts/event.ts';
import type { EpochMs } from '../contracts/time.ts';
import type { Compiled } from './compile.ts';
import { fireLimits } from './firings.ts';
import { foldEvents } from './fold.ts';
import type { Subject } from './moment.ts';
import { compareStamps } from './stamped.ts';

/**
 * Folds a batch and fires limits, stopping at each level event: a level that rose and fell again within one batch has
 * crossed its threshold all the same. `zoneChanged` as in `foldEvents`.
 *
 * @example const { subject, zoneChanged } = foldSubject(compiled, { state, ledger }, events, now);
 */
export function foldSubject(
  compiled: Compiled,
  subject: Subject,
  events: readonly AcceptedEvent[],
  now: EpochMs,
): { subject: Subject; zoneChanged: boolean } {
  const { catalog, environment } = compiled;
  let { state, ledger } = subject;
  let zoneChanged = false;
  for (const part of partsOf(events, compiled)) {
    const folded = foldEvents(state, part, catalog, environment.timezone);
    state = folded.state;
    zoneChanged ||= folded.zoneChanged;
    ledger = fireLimits(compiled, state, ledger, now);
  }
  return { subject: { state, ledger }, zoneChanged };
}

/** Everything but watched levels first, then each level in its own part, in the order of their times. */
function partsOf(events: readonly AcceptedEvent[], { thresholds }: Compiled): AcceptedEvent[][] {
  const isWatched = ({ body }: AcceptedEvent) => body.type === 'level' && thresholds.has(body.limit);
  const levels = events.filter(isWatched).sort(compareStamps);
  const others = events.filter((event) => !isWatched(event));
  return [others, ...levels.map((level) => [level])].filter((part) => part.length > 0);
}
