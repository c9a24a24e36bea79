import type { CampaignMotion, PublishedCampaign } from '../contracts/campaign.ts';

/** What a campaign helps to grow: tiers unless it says otherwise. */
export function motionOf({ motion }: Pick<PublishedCampaign, 'motion'>): CampaignMotion {
  return motion ?? 'tier';
}
