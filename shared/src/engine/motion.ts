import type { CampaignMotion, PublishedCampaign } from '../contracts/campaign.ts';

/** What a campaign helps to grow: tiers unless it says otherwise. */
export function motionOf({ motion }: Pick<PublishedCampaign, 'motion'>): CampaignMotion {
  return motion ?? 'tier';
}

/** Names the cohorts of all paths of a motion, beside those of campaigns by their ids; no id holds a line break. */
export function pathScope(motion: CampaignMotion): string {
  return motion === 'tier' ? '' : `\n${motion}`;
}
