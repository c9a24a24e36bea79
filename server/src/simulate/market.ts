import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { featuresOf, tierRank } from '@uptier/shared/engine/account/plan.ts';

/** What is sold, as the accounts of the world see it. */
export interface Market {
  /** Lowest first. */
  tiers: readonly string[];
  /** Features that count for adoption, those of lower tiers included, each with the uses it takes in 30 days. */
  featuresOf(tier: string): readonly { id: string; minUses: number }[];
  /** What the next tiers have and this one has not. */
  lockedOf(tier: string): readonly string[];
  limitOf(tier: string, limit: string): number | null;
  meteredLimits: readonly string[];
  levelLimits: readonly string[];
  /** Recurring revenue of a month in minor units; a yearly price counts as a twelfth. */
  mrrOf(tier: string, isYearly: boolean): number;
  /** Of a product, a month. */
  priceOf(product: string): number;
  currency: string;
}

export function createMarket(catalog: Catalog): Market {
  const { tiers, features, limits, products } = catalog;
  const tierPrice = (tier: string, interval: string) =>
    tiers.find(({ id }) => id === tier)?.prices.find((price) => price.interval === interval)?.amount;
  const limitOf = (tier: string, limit: string): number | null => {
    const upTo = tiers.slice(0, tierRank(catalog, tier) + 1).reverse();
    return upTo.find(({ limits: own }) => Object.hasOwn(own, limit))?.limits[limit] ?? null;
  };
  return {
    tiers: tiers.map(({ id }) => id),
    featuresOf: (tier) => {
      const included = featuresOf(catalog, tier);
      return features.filter(({ id, counted }) => counted && included.has(id));
    },
    lockedOf: (tier) => {
      const included = featuresOf(catalog, tier);
      return features.filter(({ id }) => !included.has(id)).map(({ id }) => id);
    },
    limitOf,
    meteredLimits: limits.filter(({ kind }) => kind === 'metered').map(({ id }) => id),
    levelLimits: limits.filter(({ kind }) => kind === 'level').map(({ id }) => id),
    mrrOf: (tier, isYearly) => {
      const [month, year] = [tierPrice(tier, 'month'), tierPrice(tier, 'year')];
      return isYearly && year !== undefined ? Math.round(year / 12) : (month ?? Math.round((year ?? 0) / 12));
    },
    priceOf: (product) =>
      products.find(({ id }) => id === product)?.prices.find(({ interval }) => interval === 'month')?.amount ?? 0,
    currency: tiers.flatMap(({ prices }) => prices)[0]?.currency ?? 'usd',
  };
}
