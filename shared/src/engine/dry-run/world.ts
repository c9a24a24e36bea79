import type { Compiled } from '../campaigns/compile.ts';
import type { Moment, Subject } from '../campaigns/moment.ts';
import { claim } from '../claim/claim.ts';
import { recordNudge, weightOf } from '../claim/moves.ts';
import type { EngineDecision } from '../decide/decide.ts';
import { factsAt } from '../facts/facts.ts';
import { interrupts } from '../facts/surface.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** What a decision leaves in the ledger: whatever interrupts is claimed, and all of it is seen at once. */
export function follow(
  compiled: Compiled,
  subject: Subject,
  moment: Moment,
  decision: EngineDecision,
  decisionId: string,
): Ledger {
  const { campaign, variant, surface, outcome, firing, cause } = decision;
  if (!campaign || !variant || !surface || outcome === 'none') return subject.ledger;
  const request = { campaignId: campaign.id, variantId: variant.id, decisionId, leaseId: null, cause };
  const ledger = interrupts(surface)
    ? claim(compiled, subject, moment, request).ledger
    : factsAt(compiled, subject, moment).firedLedger;
  const { policy, remembering } = compiled;
  return recordNudge(
    ledger,
    {
      ...{ decisionId, campaignId: campaign.id, variantId: variant.id, userId: moment.userId, firing, note: null },
      what: outcome === 'show' ? 'shown' : 'withheld',
      surface,
      kind: campaign.kind,
      at: moment.now,
      weight: weightOf(campaign.kind, surface, policy),
      path: campaign.path ?? null,
    },
    remembering,
  );
}
