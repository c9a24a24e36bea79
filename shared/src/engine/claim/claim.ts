import type { Compiled } from '../campaigns/compile.ts';
import type { Moment, Subject } from '../campaigns/moment.ts';
import { candidateToClaim } from '../decide/causes.ts';
import { decideCandidate, type EngineDecision } from '../decide/decide.ts';
import type { Candidate, Cause } from '../facts/candidate.ts';
import { type Facts, factsAt } from '../facts/facts.ts';
import { isActive } from '../ledger/grants.ts';
import type { Grant, Ledger } from '../ledger/ledger.ts';
import { pruneLedger } from '../ledger/prune.ts';

/** `leaseId` is null when a server claims; `variantId` is the lease's wording, null for whichever is assigned. */
export interface ClaimRequest {
  campaignId: string;
  variantId: string | null;
  decisionId: string;
  leaseId: string | null;
  /** What the lease was given for; null or absent for whichever holds. */
  cause?: Cause | null;
  /** The id under which this decision is granted, where `decisionId` says another outcome; absent where it never does. */
  idFor?: (decision: EngineDecision) => string;
}

/** `ledger` is to be saved when it is not the one that was read. A refusal's `reason` is the gate that stopped it. */
export type ClaimResult =
  | { granted: true; outcome: 'show' | 'withhold'; decisionId: string; ledger: Ledger; decision: EngineDecision | null }
  | { granted: false; reason: string; ledger: Ledger; decision: EngineDecision | null };

/**
 * Grants one interruption against the caps: re-runs all gates for that campaign at this moment and adds the grant to the
 * ledger. The same lease or decision is answered the same; without a lease a user's unconfirmed grant of the campaign is
 * answered again, unless everything was stopped since. A grant not confirmed within two minutes weighs nothing any more.
 *
 * @example const { granted, ledger } = claim(compiled, subject, moment, { campaignId, variantId, decisionId, leaseId });
 */
export function claim(compiled: Compiled, subject: Subject, moment: Moment, request: ClaimRequest): ClaimResult {
  const standing = subject.ledger.grants.find((grant) => isAnswer(grant, request, moment));
  if (standing && !compiled.policy.stopped) {
    const { outcome, decisionId } = standing;
    return { granted: true, outcome, decisionId, ledger: subject.ledger, decision: null };
  }
  const entry = compiled.byId.get(request.campaignId);
  if (!entry) return { granted: false, reason: 'unknown-campaign', ledger: subject.ledger, decision: null };
  const facts = factsAt(compiled, subject, moment);
  const candidate = candidateToClaim(facts, entry, request.cause ?? null);
  const decision = decideCandidate(candidate);
  const { outcome, variant } = decision;
  const refuse = (reason: string): ClaimResult => ({ granted: false, reason, ledger: subject.ledger, decision });
  if (outcome === 'none' || !variant) return refuse(decision.reason.gate ?? decision.reason.code);
  if (request.variantId !== null && request.variantId !== variant.id) return refuse('variant');
  const decisionId = request.idFor?.(decision) ?? request.decisionId;
  const ledger = grant(facts, candidate, { ...decision, outcome }, { ...request, decisionId });
  return { granted: true, outcome, decisionId, ledger, decision };
}

/** An earlier grant that answers this claim too. */
function isAnswer(known: Grant, { campaignId, decisionId, leaseId }: ClaimRequest, { userId, now }: Moment): boolean {
  if (known.campaignId !== campaignId || known.userId !== userId || !isActive(known, now)) return false;
  if (known.decisionId === decisionId) return true;
  return leaseId === null ? known.leaseId === null && known.confirmedAt === null : known.leaseId === leaseId;
}

function grant(
  facts: Facts,
  { variant, surface, entry, weight }: Candidate,
  decision: EngineDecision & { outcome: 'show' | 'withhold' },
  { decisionId, leaseId }: ClaimRequest,
): Ledger {
  const { now, moment, compiled, firedLedger } = facts;
  if (!variant || !surface) return firedLedger;
  const granted: Grant = {
    decisionId,
    leaseId,
    campaignId: entry.campaign.id,
    variantId: variant.id,
    userId: moment.userId,
    kind: entry.campaign.kind,
    surface,
    outcome: decision.outcome,
    weight,
    at: now,
    confirmedAt: null,
    dismissedAt: null,
    firing: decision.firing,
  };
  const others = firedLedger.grants.filter((known) => known.decisionId !== decisionId);
  return pruneLedger({ ...firedLedger, grants: [...others, granted] }, now, compiled.remembering);
}
