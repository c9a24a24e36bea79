import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import { recordNudge, weightOf } from '@uptier/shared/engine/claim/moves.ts';
import type { FiringRef, Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { ResolvedNudge } from './nudge-events.ts';

/**
 * The ledger after one nudge event; `seenAt` is when the nudge had been seen before. History without a known surface
 * moves nothing.
 */
export function moveLedger(
  ledger: Ledger,
  { nudge, seenAt }: { nudge: ResolvedNudge; seenAt: EpochMs | null },
  { policy, remembering }: Pick<Compiled, 'policy' | 'remembering'>,
): Ledger {
  const { event, surface, variantId, kind, path } = nudge;
  if (surface === null || variantId === null || event.userId === null) return ledger;
  const note = event.properties.note;
  return recordNudge(
    ledger,
    {
      what: event.body.what,
      decisionId: decisionOf(ledger, nudge),
      campaignId: nudge.campaignId,
      variantId,
      userId: event.userId,
      surface,
      kind,
      ...{ at: event.at, seenAt },
      weight: weightOf(kind, surface, policy),
      path: path.from !== undefined && path.to !== undefined ? { from: path.from, to: path.to } : null,
      note: typeof note === 'string' ? note : null,
      firing: firingOf(ledger, nudge),
    },
    remembering,
  );
}

/** What a user did with a nudge that is named by its campaign alone is about the last of it that they were shown. */
function decisionOf({ grants }: Ledger, { event, decisionId, campaignId }: ResolvedNudge): string {
  const { body, userId, at } = event;
  if (body.decisionId !== undefined || body.what === 'shown' || body.what === 'withheld') return decisionId;
  const shown = grants.filter(
    (grant) => grant.userId === userId && grant.campaignId === campaignId && grant.outcome === 'show' && grant.at <= at,
  );
  return shown.toSorted((a, b) => b.at - a.at)[0]?.decisionId ?? decisionId;
}

/** The newest firing of the threshold that the decision answered; of the campaign's thresholds where it names none. */
function firingOf(ledger: Ledger, { event, threshold, trigger }: ResolvedNudge): FiringRef | null {
  if (trigger?.kind !== 'limit') return null;
  const isNamed = event.body.decisionId !== undefined;
  const firing = ledger.firings.findLast(
    (row) =>
      row.limit === trigger.limit &&
      (isNamed ? row.threshold === threshold : trigger.thresholds.includes(row.threshold) && row.at <= event.at),
  );
  return firing ? { limit: firing.limit, threshold: firing.threshold, period: firing.period } : null;
}
