import type { Decision } from '@uptier/shared/contracts/decision.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment, Moment, Subject } from '@uptier/shared/engine/campaigns/moment.ts';
import { nudgeFor } from '@uptier/shared/engine/content/content.ts';
import { decide as decideInEngine, type EngineDecision, explain } from '@uptier/shared/engine/decide/decide.ts';
import { explainGates } from '@uptier/shared/engine/decide/explain-gates.ts';
import { wireGates, wireNudge, wireReason, wireTrace } from '../http/wire-decision.ts';
import type { DecisionDeps, StoredAsk } from './deps.ts';
import { issuedOf } from './issue.ts';
import { momentOf } from './moment.ts';
import { firstCall } from './user-session.ts';

export interface DecideRequest extends Partial<Pick<Moment, 'placement' | 'event' | 'feature' | 'locale'>> {
  accountId: string;
  userId: string;
  /** Null is now; a past moment is replayed. */
  at: EpochMs | null;
  explain: boolean;
  /** A member of the console looks on: that is no call of the user. */
  isLook: boolean;
  /** With `explain`: the campaign whose gates are wanted one by one. */
  campaignId?: string | null;
}

/** Answers what one user would see at a moment, and on demand why. Nothing is claimed or written. */
export function createDecide(deps: DecisionDeps) {
  async function read(environment: Environment, { accountId, userId, at, isLook }: DecideRequest) {
    const who = { environmentId: environment.id, accountId, userId };
    if (at !== null) {
      const compiled = await deps.findCompiledAt(environment.id, at);
      const subject = await deps.replaySubject(environment, accountId, at);
      const claims = subject.ledger.grants.filter((grant) => grant.userId === userId).map((grant) => grant.at);
      const { sessionMinutes } = compiled.policy;
      const known = await deps.userSessions.startedBy(who, at, sessionMinutes);
      const sessionStartedAt = known === at ? firstCall(at, sessionMinutes, claims) : known;
      return { who, compiled, subject, stored: null, sessionStartedAt };
    }
    const compiled = await deps.findCompiled(environment.id);
    const session = isLook ? deps.userSessions.look : deps.userSessions.touch;
    const sessionStartedAt = await session(who, compiled.policy.sessionMinutes);
    const stored = await deps.subjects.read(who.environmentId, who.accountId);
    return { who, compiled, subject: stored, stored, sessionStartedAt };
  }

  return async function decide(environment: Environment, request: DecideRequest): Promise<Decision> {
    const { who, compiled, subject, stored, sessionStartedAt } = await read(environment, request);
    const moment = momentOf({ ...request, now: request.at ?? deps.now(), sessionStartedAt });
    const explained = request.explain ? explain(compiled, subject, moment) : null;
    const decision = explained ?? decideInEngine(compiled, subject, moment);
    deps.count('decision', decision.outcome);
    const issued = decisionIdOf(deps, who, decision, request.at, moment.now);
    // Who only looks on asks nothing.
    if (stored && !request.isLook) keep(deps, { compiled, subject: stored, moment }, issued.decisionId);
    return {
      ...shownPart(compiled, subject, moment, decision),
      ...issued,
      reason: wireReason(decision.reason),
      ...(explained ? { trace: wireTrace(explained.trace) } : {}),
      ...(explained && request.campaignId ? { gates: gatesOf(compiled, subject, moment, request.campaignId) } : {}),
    };
  };
}

export type Decide = ReturnType<typeof createDecide>;

function keep({ keeper }: DecisionDeps, ask: StoredAsk, decisionId: string | undefined): void {
  keeper.ask(ask);
  if (decisionId !== undefined) keeper.remember(decisionId, ask);
}

function shownPart(compiled: Compiled, subject: Subject, moment: Moment, decision: EngineDecision) {
  const { campaign, variant, surface, outcome } = decision;
  if (!campaign || !variant || !surface) return { outcome };
  const nudge = outcome === 'show' ? nudgeFor(compiled, subject, moment, decision) : null;
  return {
    outcome,
    campaignId: campaign.id,
    variantId: variant.id,
    kind: campaign.kind,
    surface,
    ...(campaign.path ? { path: campaign.path } : {}),
    ...(nudge ? { nudge: wireNudge(nudge) } : {}),
  };
}

function gatesOf(compiled: Compiled, subject: Subject, moment: Moment, campaignId: string) {
  const rows = explainGates(compiled, subject, moment, campaignId);
  return rows && wireGates(rows);
}

/** A replayed decision has no id: it can no longer be seen. */
function decisionIdOf(
  { tokens }: DecisionDeps,
  who: Parameters<typeof tokens.issueDecision>[0],
  decision: EngineDecision,
  at: EpochMs | null,
  now: EpochMs,
): { decisionId?: string } {
  const issued = at === null ? issuedOf(decision, now) : null;
  return issued ? { decisionId: tokens.issueDecision(who, issued) } : {};
}
