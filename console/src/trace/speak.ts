import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Reader } from './saw.ts';

/** What a gate found, in words. */
export type Speak = (code: string, saw: Reader, catalog: Catalog) => string;

export const tierName = (catalog: Catalog, id: string | null): string =>
  catalog.tiers.find((tier) => tier.id === id)?.name ?? id ?? 'no tier';
export const featureName = (catalog: Catalog, id: string | null): string =>
  catalog.features.find((feature) => feature.id === id)?.name ?? id ?? 'no feature';
export const productName = (catalog: Catalog, id: string | null): string =>
  catalog.products.find((product) => product.id === id)?.name ?? id ?? 'a product';
/** What is counted under a name: a feature, a limit, or an event as it was sent. */
export const countedName = ({ features, limits }: Catalog, id: string | null): string =>
  [...features, ...limits].find((entry) => entry.id === id)?.name ?? id ?? 'the event';
export const list = (items: readonly string[]): string => items.join(', ') || 'none';
