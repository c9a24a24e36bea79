import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { EngineDecision } from '@uptier/shared/engine/decide/decide.ts';
import type { IssuedDecision } from './token.ts';

/** What the id of a decision or lease says; null when there is nothing to show or withhold. */
export function issuedOf(
  decision: Pick<EngineDecision, 'campaign' | 'variant' | 'outcome' | 'cause' | 'firing'>,
  issuedAt: EpochMs,
): IssuedDecision | null {
  const { campaign, variant, outcome, cause, firing } = decision;
  if (!campaign || !variant || outcome === 'none') return null;
  const threshold = firing?.threshold ?? null;
  return {
    campaignId: campaign.id,
    version: campaign.version,
    variant: campaign.variants.indexOf(variant),
    outcome,
    cause,
    threshold,
    issuedAt,
  };
}
