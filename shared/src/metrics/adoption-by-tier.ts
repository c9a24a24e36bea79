import type { Adoption } from '../contracts/account.ts';
import type { Catalog } from '../contracts/catalog.ts';
import { featuresOf } from '../engine/account/plan.ts';
import { survival } from '../stats/survival.ts';

const BUCKETS = 10;
const HALF = 0.5;

/** One account as it stands: how it uses its tier. */
export interface AdoptingAccount {
  tier: string;
  /** Null where the tier has no countable feature. */
  adoption: Adoption | null;
  /** Features used at least their minimum in the last 30 days. */
  used: readonly string[];
  /** Features that came with its last upgrade: days until the first use, or days so far. */
  firstUses: readonly { feature: string; elapsed: number; isUsed: boolean }[];
}

/** One tier: how its accounts spread over adoption, and how many of them use each feature. */
export interface TierAdoption {
  tier: string;
  name: string;
  accounts: number;
  /** Accounts with an adoption, in steps of 10 %: from 0 to under 10 %, …, from 90 to 100 %. */
  buckets: readonly number[];
  /** Accounts that use less than the threshold, of those with an adoption. */
  below: { accounts: number; share: number | null };
  features: readonly FeatureAdoption[];
}

interface FeatureAdoption {
  feature: string;
  name: string;
  counted: boolean;
  accounts: number;
  /** Of all accounts of the tier; null without any. */
  share: number | null;
  /** After an upgrade that brought it: the median by Kaplan and Meier, null where fewer than half have used it. */
  firstUse: { accounts: number; medianDays: number | null };
}

/**
 * Adoption by tier over all accounts. Counts are compared with the threshold as the gate compares them, without rounding.
 *
 * @example adoptionByTier(catalog, 60, accounts)[0]?.below // { accounts: 12, share: 0.24 }
 */
export function adoptionByTier(
  catalog: Catalog,
  threshold: number,
  accounts: readonly AdoptingAccount[],
): TierAdoption[] {
  const byTier = Map.groupBy(accounts, ({ tier }) => tier);
  return catalog.tiers.map(({ id, name }) => {
    const own = byTier.get(id) ?? [];
    const known = own.flatMap(({ adoption }) => adoption ?? []);
    const below = known.filter(({ used, total }) => used * 100 < total * threshold).length;
    const buckets = Array.from({ length: BUCKETS }, () => 0);
    for (const adoption of known) buckets[bucketOf(adoption)] = (buckets[bucketOf(adoption)] ?? 0) + 1;
    const included = featuresOf(catalog, id);
    return {
      ...{ tier: id, name, accounts: own.length, buckets },
      below: { accounts: below, share: shareOf(below, known.length) },
      features: catalog.features
        .filter((feature) => included.has(feature.id))
        .map((feature) => featureOf(feature, own)),
    };
  });
}

function bucketOf({ used, total }: Adoption): number {
  return Math.min(BUCKETS - 1, Math.floor((used * BUCKETS) / total));
}

function featureOf(
  { id, name, counted }: Catalog['features'][number],
  own: readonly AdoptingAccount[],
): FeatureAdoption {
  const users = own.filter(({ used }) => used.includes(id)).length;
  const watched = own.flatMap(({ firstUses }) => firstUses.filter(({ feature }) => feature === id));
  const steps = survival(watched.map(({ elapsed, isUsed }) => ({ elapsed, upgraded: isUsed })));
  const medianDays = steps.find((step) => step.survival <= HALF)?.elapsed ?? null;
  return {
    ...{ feature: id, name, counted, accounts: users, share: shareOf(users, own.length) },
    firstUse: { accounts: watched.length, medianDays },
  };
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
