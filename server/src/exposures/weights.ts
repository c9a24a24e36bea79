import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';

const BUCKETS = 10_000;

/** Of 10,000 accounts, how many the two holdouts in force withhold from a campaign; null where none is drawn. */
export function withheldBuckets({ byId, policy }: Compiled, campaignId: string): number | null {
  const entry = byId.get(campaignId);
  if (!entry || entry.campaign.kind === 'limit-warning') return null;
  return Math.round((1 - (1 - policy.holdout) * (1 - entry.holdout)) * BUCKETS);
}
