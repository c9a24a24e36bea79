import type { Compiled, CompiledCampaign } from '../campaigns/compile.ts';
import { Candidate } from '../facts/candidate.ts';
import type { Facts } from '../facts/facts.ts';
import { listRequested } from '../facts/requests.ts';
import { firstStop, firstStopOfMatched, reasonedStop } from '../gates/gate-walk.ts';
import { candidateNow } from './causes.ts';
import { ASK, readyAt } from './waiting.ts';

/**
 * The first gate that stops each live campaign at a moment, by the campaign's rank: its place among all gates, or PASSED.
 * A trace of one byte each, which says as much as its rows but for the numbers that the gates saw.
 */
export function listStops(compiled: Compiled, facts: Facts): Int8Array {
  const ready = listRequested(facts).length > 0 ? null : readyAt(compiled, facts.moment, facts.tier);
  if (!ready) return Int8Array.from(compiled.campaigns, (entry) => stopOf(facts, entry));
  const stops = ready.stops.slice();
  for (let rank = 0; rank < stops.length; rank++) {
    const entry = stops[rank] === ASK ? compiled.campaigns[rank] : undefined;
    if (entry) stops[rank] = stopOf(facts, entry);
  }
  for (let entry = ready.sieve.first(facts); entry; entry = ready.sieve.next(facts)) {
    if (ready.stops[entry.rank] === ASK) continue;
    const candidate = new Candidate(facts, entry, 'moment');
    stops[entry.rank] = reasonedStop(candidate, firstStopOfMatched(candidate));
  }
  return stops;
}

function stopOf(facts: Facts, entry: CompiledCampaign): number {
  const candidate = candidateNow(facts, entry);
  return reasonedStop(candidate, firstStop(candidate));
}
