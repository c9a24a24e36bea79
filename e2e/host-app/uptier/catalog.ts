import { type Json, listOf, numberOf, objectOf, textOf } from '../json.ts';

export type Interval = 'month' | 'year';
export type Price = {
  readonly interval: Interval;
  readonly amount: number;
  readonly currency: string;
  readonly stripePriceId: string;
};
export type Tier = {
  readonly id: string;
  readonly name: string;
  /** Every feature of this tier, those of the lower tiers included. */
  readonly features: readonly string[];
  readonly limits: Readonly<Record<string, number | null>>;
  readonly prices: readonly Price[];
};
export type Catalog = { readonly tiers: readonly Tier[]; readonly featureNames: Readonly<Record<string, string>> };

/** Reads what Brightfold sells out of the answer of `GET /v1/catalog`. */
export function readCatalog(document: unknown, priceIds: Readonly<Record<string, string>> = {}): Catalog {
  const source = objectOf(document);
  const unlocked: string[] = [];
  const tiers = listOf(source.tiers).map((entry) => {
    const tier = objectOf(entry);
    const id = textOf(tier.id);
    for (const feature of listOf(tier.features)) unlocked.push(textOf(feature));
    const prices = listOf(tier.prices).flatMap((price) => readPrice(objectOf(price), id, priceIds));
    return {
      id,
      name: textOf(tier.name, id),
      features: [...unlocked],
      limits: readLimits(objectOf(tier.limits)),
      prices,
    };
  });
  const features = listOf(source.features).map(objectOf);
  return {
    tiers,
    featureNames: Object.fromEntries(features.map((feature) => [textOf(feature.id), textOf(feature.name)])),
  };
}

function readPrice(price: Json, tier: string, priceIds: Readonly<Record<string, string>>): readonly Price[] {
  const interval = price.interval === 'year' ? 'year' : 'month';
  const stripePriceId = priceIds[`${tier}:${interval}`] ?? textOf(listOf(price.stripePriceIds)[0]);
  const amount = numberOf(price.amount);
  if (amount === null || stripePriceId === '') return [];
  return [{ interval, amount, currency: textOf(price.currency, 'usd'), stripePriceId }];
}

function readLimits(limits: Json): Record<string, number | null> {
  return Object.fromEntries(Object.entries(limits).map(([limit, value]) => [limit, numberOf(value)]));
}

export function tierOf(catalog: Catalog, id: string | null): Tier | null {
  return catalog.tiers.find((tier) => tier.id === id) ?? null;
}

export function priceOf(tier: Tier, interval: Interval): Price | null {
  return tier.prices.find((price) => price.interval === interval) ?? tier.prices[0] ?? null;
}

/** The lowest tier that unlocks the feature. */
export function tierWith(catalog: Catalog, feature: string): Tier | null {
  return catalog.tiers.find((tier) => tier.features.includes(feature)) ?? null;
}

/** Below 0 when `a` is the lower tier. */
export function compareTiers(catalog: Catalog, a: string, b: string): number {
  const rank = (id: string) => catalog.tiers.findIndex((tier) => tier.id === id);
  return rank(a) - rank(b);
}
