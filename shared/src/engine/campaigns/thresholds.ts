import type { PublishedCampaign } from '../../contracts/campaign.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import type { Environment } from './moment.ts';
import { reachesTier } from './way.ts';

/** Limits with the thresholds that campaigns wait for, highest first. */
type ByLimit = ReadonlyMap<string, readonly number[]>;

/** The thresholds that count: of live campaigns whose environment and path let them reach accounts of a tier. */
export interface Thresholds {
  byTier: ReadonlyMap<string, ByLimit>;
  /** For accounts of any other tier, or of none. */
  elsewhere: ByLimit;
  /** Every limit that some campaign waits for. */
  limits: ReadonlySet<string>;
}

/** What the crossing of thresholds depends on. */
export interface LimitWatch {
  thresholds: Thresholds;
  catalog: Catalog;
  environment: Environment;
}

interface Watched {
  campaigns: readonly PublishedCampaign[];
  catalog: Catalog;
  environment: Environment;
}

/**
 * Sorts the thresholds of live campaigns by the tiers they are for, once per publish.
 *
 * @example const watch = watchLimits({ campaigns, catalog, environment });
 */
export function watchLimits({ campaigns, catalog, environment }: Watched): LimitWatch {
  const waiting = campaigns.flatMap((campaign) =>
    campaign.trigger.kind === 'limit' ? [{ campaign, ...campaign.trigger }] : [],
  );
  const listFor = (tier: string | null): ByLimit => {
    const here = waiting.filter(({ campaign }) => reachesTier(campaign, tier, { catalog, environment }));
    return new Map([...Map.groupBy(here, ({ limit }) => limit)].map(([limit, all]) => [limit, descending(all)]));
  };
  const tiers = new Set(waiting.flatMap(({ campaign }) => campaign.path?.from ?? []));
  const byTier = new Map([...tiers].map((tier) => [tier, listFor(tier)]));
  const limits = new Set(waiting.map(({ limit }) => limit));
  return { thresholds: { byTier, elsewhere: listFor(null), limits }, catalog, environment };
}

/** What counts for an account of this tier. */
export function thresholdsFor({ byTier, elsewhere }: Thresholds, tier: string | null): ByLimit {
  return (tier !== null && byTier.get(tier)) || elsewhere;
}

function descending(all: readonly { thresholds: readonly number[] }[]): number[] {
  return [...new Set(all.flatMap(({ thresholds }) => thresholds))].sort((a, b) => b - a);
}
