import type { PublishedCampaign } from '../../contracts/campaign.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import { tierRank } from '../account/plan.ts';
import type { Environment } from './moment.ts';

/** Whether a campaign's path is one an account of a tier may go, or what bars it. */
export type Way = 'exempt' | 'any-tier' | 'open' | 'no-tier' | 'other-tier' | 'no-way-up' | 'unknown-product';

/** Asks no more than campaign, tier and catalog, so that a publish can sort its campaigns by it. */
export function wayOf({ kind, motion, path }: PublishedCampaign, tier: string | null, catalog: Catalog): Way {
  if (kind === 'limit-warning') return 'exempt';
  if (!path) return 'any-tier';
  if (tier === null) return 'no-tier';
  if (path.from !== tier) return 'other-tier';
  if (motion === 'seats') return 'open';
  if (motion === 'cross-sell') return catalog.products.some(({ id }) => id === path.to) ? 'open' : 'unknown-product';
  return kind === 'upgrade' && tierRank(catalog, path.to) <= tierRank(catalog, path.from) ? 'no-way-up' : 'open';
}

/** True when environment and path let a campaign reach accounts of a tier. */
export function reachesTier(
  campaign: PublishedCampaign,
  tier: string | null,
  { catalog, environment }: { catalog: Catalog; environment: Environment },
): boolean {
  const way = wayOf(campaign, tier, catalog);
  return isFor(campaign, environment) && (way === 'exempt' || way === 'any-tier' || way === 'open');
}

/** True when a campaign runs in an environment of this kind. */
export function isFor({ environments }: PublishedCampaign, { kind }: Environment): boolean {
  return environments?.includes(kind) ?? true;
}
