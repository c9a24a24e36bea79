import { LEASE_MS, type Lease, type LeaseTrigger } from '@uptier/shared/contracts/decision.ts';
import type { Session, SessionRequest } from '@uptier/shared/contracts/session.ts';
import { isInterrupting } from '@uptier/shared/contracts/surface.ts';
import { type EpochMs, formatTime } from '@uptier/shared/contracts/time.ts';
import { entitlementsOf } from '@uptier/shared/engine/account/entitlements.ts';
import { planAt } from '@uptier/shared/engine/account/plan.ts';
import { zoneOf } from '@uptier/shared/engine/account/timezone.ts';
import { usageAt } from '@uptier/shared/engine/account/usage.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment, Moment, Subject } from '@uptier/shared/engine/campaigns/moment.ts';
import { nudgeFor } from '@uptier/shared/engine/content/content.ts';
import { type EngineLease, listLeases } from '@uptier/shared/engine/decide/decide.ts';
import { thresholdOf } from '@uptier/shared/engine/facts/firings.ts';
import { openUntil } from '@uptier/shared/engine/time/schedule.ts';
import { wireNudge } from '../http/wire-decision.ts';
import { wireUsage } from '../http/wire-usage.ts';
import type { DecisionDeps, Keeper, StoredAsk } from './deps.ts';
import { issuedOf } from './issue.ts';
import { momentOf } from './moment.ts';
import type { Identity } from './token.ts';

/** How often a page asks again while no stream is open. */
const POLL_MS = 30_000;

/** What a page needs to act by itself: usage, entitlements, and leases that wait for their trigger. */
export function createSessions(deps: DecisionDeps) {
  return async function openSession(environment: Environment, request: SessionRequest): Promise<Session> {
    const who = { environmentId: environment.id, accountId: request.account.id, userId: request.user.id };
    const compiled = await deps.findCompiled(environment.id);
    const sessionStartedAt = await deps.userSessions.touch(who, compiled.policy.sessionMinutes);
    const subject = await deps.subjects.read(who.environmentId, who.accountId);
    const moment = momentOf({ ...who, now: deps.now(), sessionStartedAt, locale: request.locale ?? null });
    askFor(deps.keeper, { compiled, subject, moment }, request.placements);
    const leases = listLeases(compiled, subject, moment).filter((lease) => isOnPage(lease, request.placements));
    const { state } = subject;
    return {
      usage: wireUsage(usageAt(state, compiled.catalog, moment.now, environment.timezone)),
      entitlements: entitlementsOf(compiled.catalog, planAt(state, moment.now)?.value.tier ?? null),
      leases: leases.flatMap((lease) => toLease(deps, who, { compiled, subject, moment, lease }) ?? []),
      pollMs: POLL_MS,
      at: formatTime(moment.now),
      ...(environment.kind === 'development' ? { environment: environment.kind } : {}),
    };
  };
}

export type OpenSession = ReturnType<typeof createSessions>;

/** A session is a moment of its own, and one for each placement that the page has. */
function askFor(keeper: Keeper, ask: StoredAsk, placements: readonly string[] = []): void {
  keeper.ask(ask);
  for (const placement of placements) keeper.ask({ ...ask, moment: { ...ask.moment, placement } });
}

/** A page that names its placements gets leases for no others. */
function isOnPage({ campaign, cause }: EngineLease, placements: readonly string[] | undefined): boolean {
  const { trigger } = campaign;
  return (
    cause === 'requests' ||
    trigger.kind !== 'placement' ||
    placements === undefined ||
    placements.includes(trigger.placement)
  );
}

interface LeaseFacts {
  compiled: Compiled;
  subject: Subject;
  moment: Moment;
  lease: EngineLease;
}

function toLease(
  { tokens }: DecisionDeps,
  who: Identity,
  { compiled, subject, moment, lease }: LeaseFacts,
): Lease | null {
  const { campaign, variant, surface, outcome } = lease;
  const issued = issuedOf(lease, moment.now);
  const nudge = nudgeFor(compiled, subject, moment, lease);
  if (!issued || !nudge) return null;
  const decisionId = tokens.issueDecision(who, issued);
  return {
    id: tokens.leaseFor(who, decisionId, moment.locale),
    decisionId,
    campaignId: campaign.id,
    variantId: variant.id,
    kind: campaign.kind,
    outcome,
    surface,
    interrupts: isInterrupting(surface),
    priority: campaign.priority,
    trigger: leaseTrigger(lease),
    expiresAt: formatTime(expiryOf({ compiled, subject, moment, lease })),
    ...(outcome === 'show' ? { nudge: wireNudge(nudge) } : {}),
  };
}

/** No later than the hours in which its campaign may run. */
function expiryOf({ compiled, subject, moment: { now }, lease }: LeaseFacts): EpochMs {
  const latest = now + LEASE_MS;
  const timetable = compiled.byId.get(lease.campaign.id)?.timetable;
  return timetable ? openUntil(timetable, now, latest, zoneOf(subject.state, compiled.environment.timezone)) : latest;
}

function leaseTrigger({ campaign: { trigger }, cause, firing }: EngineLease): LeaseTrigger {
  if (cause === 'requests') return { kind: 'now', because: 'requests' };
  switch (trigger.kind) {
    case 'limit':
      return { ...trigger, open: firing && thresholdOf(firing) };
    case 'milestone':
    case 'adoption':
      return { kind: 'now', because: trigger.kind };
    default:
      return trigger;
  }
}
