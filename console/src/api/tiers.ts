import type { Catalog, Tier } from '@uptier/shared/contracts/catalog.ts';

/** A path as the stair draws it: places on the ladder and names. */
export type NamedPath = { steps: number; from: number; to: number; fromName: string; toName: string };

/** Names a path by the catalog: to a tier, a product or, on the same tier, more seats. What is no longer sold keeps its id. */
export function namePath(catalog: Catalog | undefined, { from, to }: { from: string; to: string }): NamedPath {
  const tiers = catalog?.tiers ?? [];
  const nameOf = (id: string) => [...tiers, ...(catalog?.products ?? [])].find((sold) => sold.id === id)?.name ?? id;
  const rank = (id: string) => tiers.findIndex((tier) => tier.id === id);
  return {
    steps: tiers.length,
    from: rank(from),
    to: rank(to),
    fromName: nameOf(from),
    toName: from === to ? 'more seats' : nameOf(to),
  };
}

/** What a tier costs a month, when it is sold by the month. */
export const monthlyPrice = (tier: Tier) => tier.prices.find((price) => price.interval === 'month');
