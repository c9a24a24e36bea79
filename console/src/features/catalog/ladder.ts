import type { Catalog } from '@uptier/shared/contracts/catalog.ts';

/** Rank of the lowest tier that has a feature; -1 when none does. */
export const firstTierWith = (catalog: Catalog, feature: string): number =>
  catalog.tiers.findIndex(({ features }) => features.includes(feature));

/** A limit on a tier: its own, else that of the tier below. Undefined where none up to there names it. */
export function limitOn(catalog: Catalog, rank: number, limit: string): number | null | undefined {
  const own = catalog.tiers.slice(0, rank + 1).findLast(({ limits }) => Object.hasOwn(limits, limit));
  return own?.limits[limit];
}
