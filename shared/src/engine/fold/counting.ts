import type { Catalog } from '../../contracts/catalog.ts';

/**
 * What counting reads of a catalog, as a text: where two catalogs say the same here, all events fold alike under both.
 *
 * @example countingOf(before) === countingOf(after) // nothing that was sent has to be read again
 */
export function countingOf({ tiers, formerTiers = [], features, limits, protectedTraits = [] }: Catalog): string {
  const entries = [...features, ...limits]
    .filter(({ serverOnly, aliases }) => serverOnly || aliases.length > 0)
    .map(({ id, serverOnly, aliases }) => [id, serverOnly, aliases]);
  const kinds = limits.map(({ id, kind }) => [id, kind]);
  return JSON.stringify([tiers.map(({ id }) => id), formerTiers, entries, kinds, protectedTraits]);
}
