import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { ResolvedNudge } from './nudge-events.ts';

/**
 * When each nudge was seen first, as far as is known. Takes note of one more event of it, and answers when it had been
 * seen before; null when this is the first.
 */
export function createSightings(known: Iterable<readonly [decisionId: string, at: EpochMs]>) {
  const sightings = new Map(known);
  return function note({ decisionId, event }: Pick<ResolvedNudge, 'decisionId' | 'event'>): EpochMs | null {
    const before = sightings.get(decisionId) ?? null;
    sightings.set(decisionId, Math.min(event.at, before ?? event.at));
    return before;
  };
}
