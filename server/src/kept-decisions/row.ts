import type { Reason, TraceRow } from '@uptier/shared/contracts/decision.ts';
import { planAt } from '@uptier/shared/engine/account/plan.ts';
import { explain } from '@uptier/shared/engine/decide/decide.ts';
import type { Ask } from '@uptier/shared/engine/facts/ask.ts';
import type { KeptDecisionRow } from '../store/queries/kept-decisions.ts';
import { type KeptMoment, pageOf } from './kept-moment.ts';
import { shorten } from './trace.ts';

export type Kept = Pick<KeptDecisionRow, 'id' | 'outcome' | 'campaignId' | 'variantId' | 'granted' | 'keepUntil'>;

/** A decision with the trace of its moment, as it is stored. */
export function keptRow(
  { compiled, subject, moment }: Ask,
  { what, name }: KeptMoment,
  { reason, trace, ...kept }: Kept & { reason: Reason; trace: readonly TraceRow[] },
): KeptDecisionRow {
  const { accountId, userId, now: at } = moment;
  const tier = planAt(subject.state, at)?.value.tier ?? null;
  return {
    ...kept,
    environmentId: compiled.environment.id,
    ...{ accountId, userId, at, what, name, reason, tier },
    trace: shorten(trace, compiled, { ...moment, tier }),
  };
}

/**
 * The trace of the moment that a campaign waits for. Its own row says what became of it: that moment is over when the
 * page says so, not when the server is asked.
 */
export function traceFor({ compiled, subject, moment }: Ask, campaignId: string, reason: Reason) {
  const campaign = compiled.byId.get(campaignId)?.campaign;
  const page = campaign ? pageOf(campaign) : { placement: null, feature: null, event: null };
  const asked = { compiled, subject, moment: { ...moment, ...page } };
  const { trace } = explain(compiled, subject, asked.moment);
  const own = (row: TraceRow): TraceRow => ({ ...row, ...reason, passed: reason.gate === null });
  return { asked, trace: trace.map((row) => (row.campaignId === campaignId ? own(row) : row)) };
}
