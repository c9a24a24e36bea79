import type { CampaignMotion, PublishedCampaign } from '../../contracts/campaign.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import { tierRank } from '../account/plan.ts';

/** What a campaign helps to grow: tiers unless it says otherwise. */
export function motionOf({ motion }: Pick<PublishedCampaign, 'motion'>): CampaignMotion {
  return motion ?? 'tier';
}

/** What a path grows by where it leads: to its own tier, to a product, else to another tier. */
export function pathMotion(catalog: Catalog, from: string | null, to: string | null): CampaignMotion {
  if (to === null) return 'tier';
  if (to === from) return 'seats';
  const isProduct = catalog.products.some(({ id }) => id === to) && tierRank(catalog, to) < 0;
  return isProduct ? 'cross-sell' : 'tier';
}

/** Names the cohorts of all paths of a motion, beside those of campaigns by their ids; no id holds a line break. */
export function pathScope(motion: CampaignMotion): string {
  return motion === 'tier' ? '' : `\n${motion}`;
}
