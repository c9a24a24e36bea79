import type { EngineDecision } from '@uptier/shared/engine/decide/decide.ts';
import type { Ask } from '@uptier/shared/engine/facts/ask.ts';
import type { Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { KeptDecisionRow } from '../store/queries/kept-decisions.ts';
import { keptMomentOf } from './kept-moment.ts';
import { keptRow, traceFor } from './row.ts';

/** A claim that was granted, with the ledger that holds it. */
export interface GrantedClaim {
  campaignId: string;
  decisionId: string;
  decision: EngineDecision;
  ledger: Ledger;
}

/** A granted claim with the trace of this very moment. */
export function keptClaim(ask: Ask, { campaignId, decisionId, decision, ledger }: GrantedClaim): KeptDecisionRow {
  const { outcome, variant, reason } = decision;
  const grant = ledger.grants.find((known) => known.decisionId === decisionId) ?? null;
  const { asked, trace } = traceFor(ask, campaignId, reason);
  // The lease only repeats whom the decision is for.
  const granted = grant && { ...grant, leaseId: null };
  const kept = { id: decisionId, outcome, campaignId, variantId: variant?.id ?? null, granted, keepUntil: null };
  return keptRow(asked, { what: 'claim', name: keptMomentOf(asked.moment).name }, { ...kept, reason, trace });
}
