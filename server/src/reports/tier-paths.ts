import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { attributeUpgrade } from '@uptier/shared/engine/attribute/attribute.ts';
import { listPrices, type PriceOf, productPart, splitProducts } from '@uptier/shared/metrics/cross-sell.ts';
import { tierPathCell } from '@uptier/shared/metrics/tier-path-cell.ts';
import type { UpgradeRow } from '../store/queries/exposures.ts';
import { type CohortDeps, groupByPath, pathKey, readCohort, toCohortEntry } from './cohort.ts';
import { type JudgedCell, judge } from './judge.ts';
import type { ConversionQuery } from './query.ts';

export interface TierPathDeps extends CohortDeps {
  findCatalog: (environmentId: string) => Promise<Catalog>;
}

/** The tier-path matrix: every pair of a tier and a higher one, and whatever else the period holds. Of seats and products only the latter. */
export async function tierPaths(deps: TierPathDeps, environmentId: string, query: ConversionQuery) {
  const catalog = await deps.findCatalog(environmentId);
  const { entries, upgrades } = await readCohort(deps, environmentId, query);
  const entriesByPath = groupByPath(entries);
  const upgradesByPath = groupByPath(upgrades);
  const tiers = catalog.tiers.map(({ id }) => id);
  const paths = listPaths(query.motion === 'tier' ? tiers : [], [...entriesByPath.keys(), ...upgradesByPath.keys()]);
  const cells = paths.map(([from, to]): JudgedCell => {
    const key = pathKey(from, to);
    const rows = entriesByPath.get(key) ?? [];
    const attributed = attributedTo(upgradesByPath.get(key) ?? [], query, catalog);
    const path = { from, to, entries: rows.map(toCohortEntry), attributed };
    return judge(tierPathCell(path, { ...query, tiers }), rows, query.asOf);
  });
  return { cells, windowDays: query.windowDays, target: query.target, asOf: query.asOf };
}

function listPaths(tiers: readonly string[], found: readonly string[]): [from: string, to: string][] {
  const paths = tiers.flatMap((from, rank) => tiers.slice(rank + 1).map((to): [string, string] => [from, to]));
  const known = new Set(paths.map(([from, to]) => pathKey(from, to)));
  for (const key of new Set(found)) {
    const [from, to]: string[] = JSON.parse(key);
    if (!known.has(key) && from !== undefined && to !== undefined) paths.push([from, to]);
  }
  return paths;
}

/** Upgrades that followed an exposure within the window; with a campaign asked for, only its own. */
export function creditedOf(upgrades: readonly UpgradeRow[], query: ConversionQuery): UpgradeRow[] {
  return upgrades.filter((upgrade) => {
    if (upgrade.at > query.asOf) return false;
    const credit = attributeUpgrade({ at: upgrade.at, candidates: upgrade.credits }, query.windowDays);
    return credit !== null && (query.campaignId === null || credit.campaignId === query.campaignId);
  });
}

/** The credited upgrades of a cell, and the revenue that came with them. */
export function attributedTo(upgrades: readonly UpgradeRow[], query: ConversionQuery, catalog: Catalog) {
  const credited = creditedOf(upgrades, query);
  return {
    upgrades: credited.length,
    mrr: credited.reduce((sum, upgrade) => sum + mrrOf(upgrade, listPrices(catalog, upgrade.currency)), 0),
    currency: credited[0]?.currency ?? currencyOf(catalog),
  };
}

/** Its own part of a change that several motions share. */
function mrrOf({ motion, toTier, mrrDelta, plans }: UpgradeRow, priceOf: PriceOf): number {
  if (!plans) return mrrDelta;
  const [before, after] = plans;
  if (motion === 'cross-sell') return productPart(toTier, before, after, priceOf);
  return mrrDelta - splitProducts(before, after, priceOf).crossSell;
}

function currencyOf({ tiers }: Catalog): string {
  return tiers.flatMap(({ prices }) => prices)[0]?.currency ?? 'usd';
}
