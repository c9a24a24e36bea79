import type { KeptDecision } from '@uptier/shared/contracts/kept-decision.ts';
import { formatTime } from '@uptier/shared/contracts/time.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import { wireReason, wireTrace } from '../http/wire-decision.ts';
import type { KeptDecisionRow } from '../store/queries/kept-decisions.ts';
import { pageAt } from './kept-moment.ts';
import { spellOut } from './trace.ts';

/** A kept decision as callers see it; `compiled` is what was live at its time. */
export function viewDecision(row: KeptDecisionRow, compiled: Compiled): KeptDecision {
  const { id, at, userId, what, name, outcome, campaignId, variantId, reason, tier } = row;
  const campaign = compiled.byId.get(campaignId ?? '')?.campaign ?? null;
  const trace = spellOut(row.trace, compiled, { ...pageAt({ what, name }, campaign), tier });
  return {
    id,
    at: formatTime(at),
    userId,
    moment: { what, name },
    firing: firingOf(row),
    outcome,
    campaignId,
    variantId,
    reason: wireReason(reason),
    trace: wireTrace(trace),
  };
}

/** As it was claimed; of what is seen without a claim, what its trigger saw. */
function firingOf({ granted, outcome, campaignId, trace }: KeptDecisionRow): KeptDecision['firing'] {
  if (granted?.firing) return { limit: granted.firing.limit, threshold: thresholdOf(granted.firing) };
  if (outcome === 'none') return null;
  const saw = trace.find(([id]) => id === campaignId)?.[3] ?? {};
  return typeof saw.limit === 'string' && typeof saw.open === 'number'
    ? { limit: saw.limit, threshold: saw.open }
    : null;
}

const thresholdOf = ({ threshold, countsAs }: { threshold: number; countsAs?: number | null }): number =>
  countsAs ?? threshold;
