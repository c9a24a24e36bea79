import type { CompiledCampaign } from '../campaigns/compile.ts';
import { type Asked, Candidate, type Cause } from '../facts/candidate.ts';
import type { Facts } from '../facts/facts.ts';
import { triggerGate } from '../gates/gate-trigger.ts';

/** A campaign as it comes at this moment: by its own trigger, or where that has not come, by requests of colleagues. */
export function candidateNow(facts: Facts, entry: CompiledCampaign): Candidate {
  const own = new Candidate(facts, entry, 'moment');
  return !own.requests || triggerGate.passes(own) ? own : brought(own, 'moment');
}

/** All that a session may hold of a campaign: requests bring it at once, its own trigger may come later. */
export function candidatesAhead(facts: Facts, entry: CompiledCampaign): Candidate[] {
  const own = new Candidate(facts, entry, 'session');
  if (!own.requests || triggerGate.passes(new Candidate(facts, entry, 'moment'))) return [own];
  return [brought(own, 'session'), own];
}

/** A campaign to be claimed for a cause; where none is named, as a server may, requests are one if the trigger is not. */
export function candidateToClaim(facts: Facts, entry: CompiledCampaign, cause: Cause | null): Candidate {
  const own = new Candidate(facts, entry, 'claim');
  if (cause !== null) return cause === 'requests' ? brought(own, 'claim') : own;
  return own.requests && !(own.isInterrupting && triggerGate.passes(own)) ? brought(own, 'claim') : own;
}

function brought({ facts, entry }: Candidate, asked: Asked): Candidate {
  return new Candidate(facts, entry, asked, 'requests');
}
