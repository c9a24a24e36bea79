import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment, Subject } from '@uptier/shared/engine/campaigns/moment.ts';
import { decideOne, explain } from '@uptier/shared/engine/decide/decide.ts';
import type { Ask } from '@uptier/shared/engine/facts/ask.ts';
import { factsAt } from '@uptier/shared/engine/facts/facts.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import type { KeptDecisionRow } from '../store/queries/kept-decisions.ts';
import { keptMomentOf } from './kept-moment.ts';
import type { createRemembered } from './remembered.ts';
import { keptRow, traceFor } from './row.ts';

/** A nudge that was seen, or withheld at the moment it would have been. */
export interface Sight {
  event: { at: number; userId: string | null; imported: boolean; body: { what: NudgeAction; decisionId?: string } };
  decisionId: string;
  campaignId: string;
  variantId: string | null;
}

/** Sights of one account that were not known before, with the account as it was before them. */
export interface NewSights {
  environment: Environment;
  accountId: string;
  sights: readonly Sight[];
  subject: Subject;
  compiled: Compiled;
}

export interface SightDeps {
  store: Pick<Store, 'keptDecisions'>;
  decided: ReturnType<typeof createRemembered>;
  /** When the user's session began that holds this moment. */
  findSessionStart: (
    who: { environmentId: string; accountId: string; userId: string },
    at: number,
    sessionMinutes: number,
  ) => Promise<number>;
}

/** Of a campaign that is live no more nothing else can be said. */
const passed = { gate: null, code: 'passed', saw: {} };

/**
 * Keeps decisions that come to be seen. A claim was kept when it was granted; what a server decided is remembered until
 * it is confirmed; of all others the trace is that of the account right before the event, at the event's time.
 */
export function createSights({ store, decided, findSessionStart }: SightDeps) {
  async function rowOf({ environment, accountId, subject, compiled }: NewSights, sight: Sight, userId: string) {
    const { at } = sight.event;
    const who = { environmentId: environment.id, accountId, userId };
    const sessionStartedAt = await findSessionStart(who, at, compiled.policy.sessionMinutes);
    const nothing = { placement: null, feature: null, event: null, locale: null };
    const moment = { now: at, accountId, userId, sessionStartedAt, ...nothing };
    // Its own grant, where it was claimed elsewhere, was not there when it was decided.
    const grants = subject.ledger.grants.filter((grant) => grant.decisionId !== sight.decisionId);
    const before = { state: subject.state, ledger: { ...subject.ledger, grants } };
    return keptSight(decided.find(sight.decisionId), { compiled, subject: before, moment }, sight);
  }

  return {
    /** A decision that somebody was told, and may come to see. */
    remember: decided.remember,
    async keep(found: NewSights): Promise<Statement[]> {
      // History names no decision of ours.
      const sights = found.sights.filter(({ event }) => event.body.decisionId !== undefined && !event.imported);
      if (sights.length === 0) return [];
      const ids = sights.map(({ decisionId }) => decisionId);
      const known = await store.keptDecisions.listKnown(found.environment.id, found.accountId, ids);
      const rows: KeptDecisionRow[] = [];
      for (const sight of sights) {
        const { userId } = sight.event;
        if (userId !== null && !known.has(sight.decisionId)) rows.push(await rowOf(found, sight, userId));
      }
      return rows.length === 0 ? [] : [store.keptDecisions.record(rows)];
    },
  };
}

/** As it was decided, where that is remembered; else as the account stands when it is seen. */
function keptSight(
  decided: Ask | null,
  now: Ask,
  { decisionId, campaignId, variantId, event }: Sight,
): KeptDecisionRow {
  const outcome = event.body.what === 'withheld' ? ('withhold' as const) : ('show' as const);
  const kept = { id: decisionId, outcome, campaignId, variantId, granted: null, keepUntil: null };
  if (decided) {
    const { reason, trace } = explain(decided.compiled, decided.subject, decided.moment);
    return keptRow(decided, keptMomentOf(decided.moment), { ...kept, reason, trace });
  }
  const entry = now.compiled.byId.get(campaignId);
  const reason = entry ? decideOne(entry, factsAt(now.compiled, now.subject, now.moment), 'claim').reason : passed;
  const { asked, trace } = traceFor(now, campaignId, reason);
  return keptRow(asked, keptMomentOf(asked.moment), { ...kept, reason, trace });
}
