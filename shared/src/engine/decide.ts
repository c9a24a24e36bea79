import type { PublishedCampaign, Variant } from '../contracts/campaign.ts';
import type { Reason, TraceRow } from '../contracts/decision.ts';
import { type Asked, Candidate } from './candidate.ts';
import type { Compiled, CompiledCampaign } from './compile.ts';
import { type Facts, factsAt } from './facts.ts';
import { allGates } from './gates.ts';
import type { FiringRef } from './ledger.ts';
import type { Moment, Subject } from './moment.ts';
import { isRival, orderRivals, shareDraw } from './rivals.ts';

/** What to do now. For `none` all but the reason is empty. */
export interface EngineDecision {
  outcome: 'show' | 'withhold' | 'none';
  campaign: PublishedCampaign | null;
  variant: Variant | null;
  firing: FiringRef | null;
  action: 'upgrade' | 'ask' | 'none';
  reason: Reason;
}

/** A nudge a session may show when its trigger comes. */
export interface EngineLease {
  campaign: PublishedCampaign;
  variant: Variant;
  outcome: 'show' | 'withhold';
  firing: FiringRef | null;
  action: 'upgrade' | 'ask' | 'none';
}

const VARIANT = allGates.findIndex(({ id }) => id === 'variant');
const HOLDOUT = allGates.findIndex(({ id }) => id === 'holdout');

/**
 * Decides what one user of an account sees at this moment: the first campaign that passes every gate is shown, or
 * withheld when only the holdout stopped it, which consumes the moment too. Pure and read-only: it claims nothing.
 *
 * @example decide(compiled, { state, ledger }, { ...moment, placement: 'billing-page' }).outcome // 'show'
 */
export function decide(compiled: Compiled, subject: Subject, moment: Moment): EngineDecision {
  return decideFrom(compiled, factsAt(compiled, subject, moment));
}

/** The same decision with a row for each live campaign: passed, or the first gate that stopped it and what that saw. */
export function explain(compiled: Compiled, subject: Subject, moment: Moment): EngineDecision & { trace: TraceRow[] } {
  const facts = factsAt(compiled, subject, moment);
  const decision = decideFrom(compiled, facts);
  const trace = compiled.campaigns.map((entry): TraceRow => {
    const campaignId = entry.campaign.id;
    const reason = reasonOf(new Candidate(facts, entry, 'moment'));
    if (reason) return { campaignId, passed: false, ...reason };
    const isChosen = decision.campaign?.id === campaignId;
    const saw = isChosen ? {} : { by: decision.campaign?.id ?? null };
    return { campaignId, passed: true, gate: null, code: isChosen ? 'passed' : 'outranked', saw };
  });
  return { ...decision, trace };
}

/**
 * Everything a user's session may come to show, in the order of the campaigns: all gates are asked but the part of the
 * trigger that the page will know (`firing` is null for a limit not yet reached).
 */
export function listLeases(compiled: Compiled, subject: Subject, moment: Moment): EngineLease[] {
  const facts = factsAt(compiled, subject, moment);
  const standing = compiled.campaigns
    .map((entry) => new Candidate(facts, entry, 'session'))
    .filter((candidate) => isOutcome(candidate, firstStop(candidate)));
  return orderRivals(standing).flatMap((candidate) => {
    const { outcome, campaign, variant, firing, action } = judge(candidate);
    return outcome === 'none' || !campaign || !variant ? [] : [{ campaign, variant, outcome, firing, action }];
  });
}

/** Puts one campaign to all gates; the decision it alone would make. */
export function decideOne(entry: CompiledCampaign, facts: Facts, asked: Asked): EngineDecision {
  return judge(new Candidate(facts, entry, asked));
}

function decideFrom(compiled: Compiled, facts: Facts): EngineDecision {
  let furthest: Candidate | null = null;
  let furthestGate = -1;
  let first: Candidate | null = null;
  for (const entry of candidatesAt(compiled, facts.moment)) {
    // Once one may come, only those it shares its accounts with are still asked.
    if (first && !isRival(first.entry, entry)) continue;
    const candidate = new Candidate(facts, entry, 'moment');
    const gate = firstStop(candidate);
    if (isOutcome(candidate, gate)) {
      if (!first || shareDraw(candidate) < shareDraw(first)) first = candidate;
    } else if (gate > furthestGate) {
      furthest = candidate;
      furthestGate = gate;
    }
  }
  if (first) return chosen(first, firstStop(first));
  return nothing(furthest ? reasonOf(furthest) : nothingWaits(facts));
}

/** Campaigns whose trigger this moment may be, in order. */
function candidatesAt(compiled: Compiled, { placement, event, feature }: Moment): readonly CompiledCampaign[] {
  let found = compiled.onLimits;
  if (placement !== null) found = merge(found, compiled.byPlacement.get(placement));
  if (event !== null) found = merge(found, compiled.byEvent.get(event));
  if (feature !== null) found = merge(found, compiled.byFeature.get(feature));
  return found;
}

function merge(
  some: readonly CompiledCampaign[],
  others: readonly CompiledCampaign[] | undefined,
): readonly CompiledCampaign[] {
  if (!others || others.length === 0) return some;
  if (some.length === 0) return others;
  const merged: CompiledCampaign[] = [];
  let next = 0;
  for (const entry of some) {
    for (let other = others[next]; other && other.rank < entry.rank; other = others[++next]) merged.push(other);
    merged.push(entry);
  }
  return merged.concat(others.slice(next));
}

function judge(candidate: Candidate): EngineDecision {
  const gate = firstStop(candidate);
  return isOutcome(candidate, gate) ? chosen(candidate, gate) : nothing(reasonOf(candidate));
}

function firstStop(candidate: Candidate): number {
  let index = 0;
  for (const gate of allGates) {
    if (!gate.passes(candidate)) return index;
    index++;
  }
  return -1;
}

/** Who is held out must have a wording too, so that shown and withheld are the same population. */
function isOutcome(candidate: Candidate, gate: number): boolean {
  return gate === -1 || (gate === HOLDOUT && allGates[VARIANT]?.passes(candidate) === true);
}

function chosen(candidate: Candidate, gate: number): EngineDecision {
  const { entry, variant, firing, action } = candidate;
  return {
    outcome: gate === -1 ? 'show' : 'withhold',
    campaign: entry.campaign,
    variant,
    firing: firing && { limit: firing.limit, threshold: firing.threshold, period: firing.period },
    action,
    reason: allGates[gate]?.explain(candidate) ?? { gate: null, code: 'passed', saw: {} },
  };
}

function nothing(reason: Reason | null): EngineDecision {
  return {
    outcome: 'none',
    campaign: null,
    variant: null,
    firing: null,
    action: 'none',
    reason: reason ?? { gate: null, code: 'passed', saw: {} },
  };
}

/** The first gate that stops it, or the variant where that is why a held-out account is not withheld. */
function reasonOf(candidate: Candidate): Reason | null {
  const gate = firstStop(candidate);
  const stopping = gate === HOLDOUT && !isOutcome(candidate, gate) ? VARIANT : gate;
  return allGates[stopping]?.explain(candidate) ?? null;
}

function nothingWaits({ compiled, moment }: Facts): Reason {
  if (compiled.policy.stopped) return { gate: 'live', code: 'stopped', saw: { stopped: true } };
  const { placement, event, feature } = moment;
  return {
    gate: 'trigger',
    code: 'nothing-waits',
    saw: { placement, event, feature, campaigns: compiled.campaigns.length },
  };
}
