import type { DebugCampaign, DebugMoment, DebugRequest, DebugView } from '@uptier/shared/contracts/debug.ts';
import { formatTime } from '@uptier/shared/contracts/time.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment, Moment, Subject } from '@uptier/shared/engine/campaigns/moment.ts';
import { nudgeFor } from '@uptier/shared/engine/content/content.ts';
import { explain } from '@uptier/shared/engine/decide/decide.ts';
import { Candidate } from '@uptier/shared/engine/facts/candidate.ts';
import { Facts } from '@uptier/shared/engine/facts/facts.ts';
import { spentAt } from '@uptier/shared/engine/ledger/grants.ts';
import { Problem } from '../http/problem.ts';
import { wireNudge, wireReason, wireTrace } from '../http/wire-decision.ts';
import type { DecisionDeps } from './deps.ts';
import { momentOf } from './moment.ts';

const caps = ['userSession', 'userDay', 'userWeek', 'accountDay', 'accountWeek'] as const;
const nothing: DebugMoment = { placement: null, feature: null, event: null };

/**
 * Shows a developer everything about one user of a development environment: that is no call of the user, nothing is
 * written, and no decision can be seen later. In production there is no such answer, whatever the key.
 */
export function createDebug(deps: Pick<DecisionDeps, 'findCompiled' | 'subjects' | 'userSessions' | 'now'>) {
  return async function debug(environment: Environment, request: DebugRequest): Promise<DebugView> {
    if (environment.kind !== 'development') {
      throw new Problem('forbidden', 'This is for keys of development environments: in production, open the console.');
    }
    const who = { environmentId: environment.id, accountId: request.account.id, userId: request.user.id };
    const compiled = await deps.findCompiled(environment.id);
    const sessionStartedAt = await deps.userSessions.look(who, compiled.policy.sessionMinutes);
    const subject = await deps.subjects.read(who.environmentId, who.accountId);
    const moment = momentOf({ ...who, now: deps.now(), sessionStartedAt, locale: request.locale ?? null });
    const spent = spentAt(subject.ledger, moment);
    return {
      now: formatTime(moment.now),
      environment: { id: environment.id, kind: environment.kind },
      tier: new Facts(compiled, subject, moment).tier,
      stopped: compiled.policy.stopped,
      names: namesOf(compiled),
      ledger: caps.map((cap) => ({ cap, spent: spent[cap], limit: compiled.policy.caps[cap] })),
      decisions: momentsOf(request).map((asked) => explained(compiled, subject, { ...moment, ...asked }, asked)),
      campaigns: campaignsOf(compiled, subject, moment),
    };
  };
}

export type Debug = ReturnType<typeof createDebug>;

function namesOf({ catalog, byPlacement, byEvent }: Compiled): DebugView['names'] {
  return {
    features: catalog.features.map(({ id }) => id),
    limits: catalog.limits.map(({ id }) => id),
    placements: [...byPlacement.keys()],
    events: [...byEvent.keys()],
  };
}

function momentsOf({ placements = [], features = [], events = [] }: DebugRequest): DebugMoment[] {
  return [
    nothing,
    ...placements.map((placement) => ({ ...nothing, placement })),
    ...features.map((feature) => ({ ...nothing, feature })),
    ...events.map((event) => ({ ...nothing, event })),
  ];
}

function explained(compiled: Compiled, subject: Subject, moment: Moment, asked: DebugMoment) {
  const { outcome, campaign, variant, surface, reason, trace } = explain(compiled, subject, moment);
  const found = {
    ...(campaign ? { campaignId: campaign.id, kind: campaign.kind } : {}),
    ...(variant ? { variantId: variant.id } : {}),
    ...(surface ? { surface } : {}),
  };
  return { asked, decision: { outcome, ...found, reason: wireReason(reason), trace: wireTrace(trace) } };
}

/** Each campaign as this user would see it, whatever its gates say. */
function campaignsOf(compiled: Compiled, subject: Subject, moment: Moment): DebugCampaign[] {
  const facts = new Facts(compiled, subject, moment);
  return compiled.campaigns.flatMap((entry) => {
    const { campaign } = entry;
    const { variant, action } = new Candidate(facts, entry, 'claim');
    if (!variant) return [];
    const nudge = nudgeFor(compiled, subject, moment, { campaign, variant, action });
    const { id, name, kind, trigger } = campaign;
    return [{ id, name, kind, surface: variant.surface, trigger, nudge: nudge && wireNudge(nudge) }];
  });
}
