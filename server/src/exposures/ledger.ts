import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import { recordNudge, weightOf } from '@uptier/shared/engine/claim/moves.ts';
import type { FiringRef, Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { ResolvedNudge } from './nudge-events.ts';

/** The ledger after one nudge event. History without a known surface moves nothing. */
export function moveLedger(
  ledger: Ledger,
  nudge: ResolvedNudge,
  { policy, remembering }: Pick<Compiled, 'policy' | 'remembering'>,
): Ledger {
  const { event, surface, variantId, kind, path } = nudge;
  if (surface === null || variantId === null || event.userId === null) return ledger;
  const note = event.properties.note;
  return recordNudge(
    ledger,
    {
      what: event.body.what,
      decisionId: nudge.decisionId,
      campaignId: nudge.campaignId,
      variantId,
      userId: event.userId,
      surface,
      kind,
      at: event.at,
      weight: weightOf(kind, surface, policy),
      path: path.from !== undefined && path.to !== undefined ? { from: path.from, to: path.to } : null,
      note: typeof note === 'string' ? note : null,
      firing: firingOf(ledger, nudge),
    },
    remembering,
  );
}

/** The newest firing of the threshold that the decision answered. */
function firingOf(ledger: Ledger, { threshold, trigger }: ResolvedNudge): FiringRef | null {
  if (threshold === null || trigger?.kind !== 'limit') return null;
  const firing = ledger.firings.findLast((row) => row.limit === trigger.limit && row.threshold === threshold);
  return firing ? { limit: firing.limit, threshold: firing.threshold, period: firing.period } : null;
}
