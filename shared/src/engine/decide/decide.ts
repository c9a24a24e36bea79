import type { PublishedCampaign, Variant } from '../../contracts/campaign.ts';
import type { Reason, TraceRow } from '../../contracts/decision.ts';
import type { Surface } from '../../contracts/surface.ts';
import type { Compiled, CompiledCampaign } from '../campaigns/compile.ts';
import type { Moment, Subject } from '../campaigns/moment.ts';
import { Candidate, type Cause } from '../facts/candidate.ts';
import { type Facts, factsAt } from '../facts/facts.ts';
import { refOf } from '../facts/firings.ts';
import { listRequested } from '../facts/requests.ts';
import type { Gate, Verdict } from '../gates/gate.ts';
import { noMatch } from '../gates/gate-audience.ts';
import { AUDIENCE, firstStop, firstStopOfMatched, isOutcome, PASSED, reasonAt, TRIGGER } from '../gates/gate-walk.ts';
import { allGates } from '../gates/gates.ts';
import type { FiringRef } from '../ledger/ledger.ts';
import { candidateNow, candidatesAhead, candidateToClaim } from './causes.ts';
import { isRival, orderRivals, shareDraw } from './rivals.ts';
import { listStops } from './stops.ts';
import { alsoWaiting, isKnownByTier, type Ready, readyAt, waitingAt } from './waiting.ts';

/** What to do now. For `none` all but the reason is empty. */
export interface EngineDecision {
  outcome: 'show' | 'withhold' | 'none';
  campaign: PublishedCampaign | null;
  variant: Variant | null;
  /** How it looks: the variant's surface, or a banner where requests bring an answer. */
  surface: Surface | null;
  cause: Cause;
  firing: FiringRef | null;
  action: 'upgrade' | 'ask' | 'none';
  reason: Reason;
}

/** A nudge a session may show when its trigger comes. */
export interface EngineLease {
  campaign: PublishedCampaign;
  variant: Variant;
  surface: Surface;
  cause: Cause;
  outcome: 'show' | 'withhold';
  firing: FiringRef | null;
  action: 'upgrade' | 'ask' | 'none';
}

const nothingStops: Reason = { gate: null, code: 'passed', saw: {} };

/**
 * Decides what one user of an account sees at this moment: the first campaign that passes every gate is shown, or
 * withheld when only the holdout stopped it, which consumes the moment too. Pure and read-only: it claims nothing.
 *
 * @example decide(compiled, { state, ledger }, { ...moment, placement: 'billing-page' }).outcome // 'show'
 */
export function decide(compiled: Compiled, subject: Subject, moment: Moment): EngineDecision {
  return decideFrom(compiled, factsAt(compiled, subject, moment));
}

/**
 * The same decision with a row for each live campaign: passed, or the first gate that stopped it and what that saw.
 *
 * @example explain(compiled, subject, moment).trace[0] // { campaignId: 'c1', passed: false, gate: 'adoption', … }
 */
export function explain(compiled: Compiled, subject: Subject, moment: Moment): EngineDecision & { trace: TraceRow[] } {
  const facts = factsAt(compiled, subject, moment);
  const decision = decideFrom(compiled, facts);
  const stops = listStops(compiled, facts);
  const trace = compiled.campaigns.map((entry): TraceRow => {
    const campaignId = entry.campaign.id;
    const gate = allGates[stops[entry.rank] ?? PASSED];
    // An audience that was found not to match need not be asked again.
    if (gate) return { campaignId, passed: false, ...gate.explain(candidateNow(facts, entry), knownVerdict(gate)) };
    const isChosen = decision.campaign?.id === campaignId;
    const saw = isChosen ? {} : { by: decision.campaign?.id ?? null };
    return { campaignId, passed: true, gate: null, code: isChosen ? 'passed' : 'outranked', saw };
  });
  return { ...decision, reason: decision.reason, trace };
}

const knownVerdict = ({ id }: Gate): Verdict | undefined => (id === 'audience' ? noMatch : undefined);

/**
 * The same decision with the first gate that stopped each live campaign, one byte each (see `listStops`): a trace that
 * can be kept of every decision, and turned into rows by `explain` when somebody asks.
 */
export function outline(
  compiled: Compiled,
  subject: Subject,
  moment: Moment,
): { decision: EngineDecision; stops: Int8Array } {
  const facts = factsAt(compiled, subject, moment);
  return { decision: decideFrom(compiled, facts), stops: listStops(compiled, facts) };
}

/**
 * Everything a user's session may come to show, in the order of the campaigns: all gates are asked but the part of the
 * trigger that the page will know (`firing` is null for a limit not yet reached).
 *
 * @example listLeases(compiled, subject, moment)[0]?.outcome // 'show'
 */
export function listLeases(compiled: Compiled, subject: Subject, moment: Moment): EngineLease[] {
  const facts = factsAt(compiled, subject, moment);
  const standing = compiled.campaigns
    .flatMap((entry) => candidatesAhead(facts, entry))
    .filter((candidate) => isOutcome(candidate, firstStop(candidate)));
  return orderRivals(standing).flatMap((candidate) => {
    const { outcome, campaign, variant, surface, cause, firing, action } = decideCandidate(candidate);
    if (outcome === 'none' || !campaign || !variant || !surface) return [];
    return [{ campaign, variant, surface, cause, outcome, firing, action }];
  });
}

/** Puts one campaign to all gates; the decision it alone would make. */
export function decideOne(entry: CompiledCampaign, facts: Facts, asked: 'moment' | 'claim'): EngineDecision {
  return decideCandidate(asked === 'moment' ? candidateNow(facts, entry) : candidateToClaim(facts, entry, null));
}

/** The same for a campaign that comes for a known cause. */
export function decideCandidate(candidate: Candidate): EngineDecision {
  const gate = firstStop(candidate);
  return isOutcome(candidate, gate) ? chosen(candidate, gate) : new Nothing(() => reasonAt(candidate, gate));
}

function decideFrom(compiled: Compiled, facts: Facts): EngineDecision {
  const requested = listRequested(facts);
  if (requested.length > 0) return decideAmongAll(alsoWaiting(waitingAt(compiled, facts.moment), requested), facts);
  const ready = readyAt(compiled, facts.moment, facts.tier);
  return ready ? decideAmong(ready, facts) : decideAmongAll(waitingAt(compiled, facts.moment), facts);
}

/** The same answer as that of all who wait, without putting each to every gate. */
function decideAmong(ready: Ready, facts: Facts): EngineDecision {
  let best: Best | null = null;
  // The audience first: most campaigns are for others, and nothing has to be made for those.
  const { sieve } = ready;
  for (let entry = sieve.first(facts); entry; entry = sieve.next(facts)) {
    if (best && !best.admits(entry)) continue;
    const candidate = new Candidate(facts, entry, 'moment');
    const gate = isKnownByTier(entry) ? firstStopOfMatched(candidate) : firstStop(candidate);
    // The commonest end: nobody is before it, and it shares its accounts with no other.
    if (!entry.hasRivals && !best?.first && isOutcome(candidate, gate)) return chosen(candidate, gate);
    best ??= new Best();
    best.add(candidate, gate);
  }
  const decision = best && (best.first || best.furthestGate > AUDIENCE) ? best.decision : null;
  if (decision) return decision;
  // Which of them came furthest depends on who may run now.
  if (ready.isOfMoment) return decideAmongAll(waitingAt(facts.compiled, facts.moment), facts);
  return new Nothing(() => whyNobody(ready, facts));
}

/** Where all that is asked before the audience passes, the first that waits for this moment says whom it is for. */
function whyNobody({ entries, passedOver }: Ready, facts: Facts): Reason | null {
  for (const entry of entries) {
    const candidate = new Candidate(facts, entry, 'moment');
    if (allGates[TRIGGER]?.passes(candidate)) return allGates[AUDIENCE]?.explain(candidate, noMatch) ?? null;
  }
  const [foremost = passedOver] = entries;
  if (!foremost) return nothingWaits(facts);
  const candidate = new Candidate(facts, foremost, 'moment');
  return reasonAt(candidate, firstStop(candidate));
}

function decideAmongAll(waiting: readonly CompiledCampaign[], facts: Facts): EngineDecision {
  const best = new Best();
  for (const entry of waiting) {
    if (!best.admits(entry)) continue;
    const candidate = candidateNow(facts, entry);
    best.add(candidate, firstStop(candidate));
  }
  return best.decision ?? new Nothing(() => nothingWaits(facts));
}

/** The first campaign that may come, or the one that came furthest. */
class Best {
  first: Candidate | null = null;
  furthestGate = -1;
  #firstGate = -1;
  #furthest: Candidate | null = null;

  /** Once one may come, only those it shares its accounts with are still asked. */
  admits(entry: CompiledCampaign): boolean {
    return !this.first || isRival(this.first.entry, entry);
  }

  add(candidate: Candidate, gate: number): void {
    if (isOutcome(candidate, gate)) {
      if (this.first && shareDraw(candidate) >= shareDraw(this.first)) return;
      this.first = candidate;
      this.#firstGate = gate;
    } else if (gate > this.furthestGate) {
      this.#furthest = candidate;
      this.furthestGate = gate;
    }
  }

  get decision(): EngineDecision | null {
    if (this.first) return chosen(this.first, this.#firstGate);
    const furthest = this.#furthest;
    return furthest && new Nothing(() => reasonAt(furthest, this.furthestGate));
  }
}

function chosen(candidate: Candidate, gate: number): EngineDecision {
  const { entry, variant, surface, cause, firing, action } = candidate;
  return {
    outcome: gate === -1 ? 'show' : 'withhold',
    campaign: entry.campaign,
    variant,
    surface,
    cause,
    firing: firing && refOf(firing),
    action,
    reason: allGates[gate]?.explain(candidate) ?? nothingStops,
  };
}

/** No nudge. Its reason is put into words when it is read: most who ask want no more than the campaign. */
class Nothing implements EngineDecision {
  readonly outcome = 'none';
  readonly campaign = null;
  readonly variant = null;
  readonly surface = null;
  readonly cause = 'trigger';
  readonly firing = null;
  readonly action = 'none';
  readonly #why: () => Reason | null;
  #reason: Reason | null = null;

  constructor(why: () => Reason | null) {
    this.#why = why;
  }

  get reason(): Reason {
    this.#reason ??= this.#why() ?? nothingStops;
    return this.#reason;
  }
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
