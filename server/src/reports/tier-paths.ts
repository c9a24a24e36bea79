import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { TierPathCell } from '@uptier/shared/contracts/report.ts';
import { attributeUpgrade } from '@uptier/shared/engine/attribute.ts';
import { tierPathCell } from '@uptier/shared/metrics/tier-path-cell.ts';
import { sampleRatioMismatch } from '@uptier/shared/stats/sample-ratio-mismatch.ts';
import { type Verdict, verdict } from '@uptier/shared/stats/verdict.ts';
import type { EntryRow, UpgradeRow } from '../store/queries/exposures.ts';
import { type CohortDeps, groupByPath, pathKey, readCohort, toCohortEntry } from './cohort.ts';
import { plannedPerArm } from './plan.ts';
import type { ConversionQuery } from './query.ts';

const RECENT_DAYS = 28;
const DAY_MS = 86_400_000;
const BUCKETS = 10_000;

/** A cell with what can be said of it: the sample check and the verdict. */
export interface JudgedCell extends TierPathCell {
  srm: { pValue: number; isMismatch: boolean } | null;
  verdict: Verdict;
}

export interface TierPathDeps extends CohortDeps {
  findCatalog: (environmentId: string) => Promise<Catalog>;
}

/** The tier-path matrix: every pair of a tier and a higher one, and whatever else the period holds. */
export async function tierPaths(deps: TierPathDeps, environmentId: string, query: ConversionQuery) {
  const catalog = await deps.findCatalog(environmentId);
  const { entries, upgrades } = await readCohort(deps, environmentId, query);
  const entriesByPath = groupByPath(entries);
  const upgradesByPath = groupByPath(upgrades);
  const tiers = catalog.tiers.map(({ id }) => id);
  const currency = catalog.tiers.flatMap(({ prices }) => prices)[0]?.currency ?? 'usd';
  const paths = listPaths(tiers, [...entriesByPath.keys(), ...upgradesByPath.keys()]);
  const cells = paths.map(([from, to]): JudgedCell => {
    const key = pathKey(from, to);
    const rows = entriesByPath.get(key) ?? [];
    const attributed = attributedTo(upgradesByPath.get(key) ?? [], query, currency);
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

/** Upgrades of this cell that followed an exposure within the window; with a campaign asked for, only its own. */
export function attributedTo(upgrades: readonly UpgradeRow[], query: ConversionQuery, currency: string) {
  const credited = upgrades.filter((upgrade) => {
    if (upgrade.at > query.asOf) return false;
    const credit = attributeUpgrade({ at: upgrade.at, candidates: upgrade.credits }, query.windowDays);
    return credit !== null && (query.campaignId === null || credit.campaignId === query.campaignId);
  });
  return {
    upgrades: credited.length,
    mrr: credited.reduce((sum, { mrrDelta }) => sum + mrrDelta, 0),
    currency: credited[0]?.currency ?? currency,
  };
}

/** Puts the sample check and the verdict beside a cell. */
export function judge(cell: TierPathCell, rows: readonly EntryRow[], asOf: number): JudgedCell {
  const srm = checkSample(rows.filter(({ enteredAt }) => enteredAt <= asOf));
  const recent = (outcome: 'shown' | 'withheld') =>
    rows.filter(
      (row) => row.outcome === outcome && row.enteredAt > asOf - RECENT_DAYS * DAY_MS && row.enteredAt <= asOf,
    ).length / RECENT_DAYS;
  const arms = [
    { mature: cell.shown.mature, enteredPerDay: recent('shown') },
    { mature: cell.withheld.mature, enteredPerDay: recent('withheld') },
  ];
  const facts = { sampleRatio: srm, interval: cell.difference.interval, plannedPerArm: plannedPerArm(cell), arms };
  return { ...cell, srm, verdict: verdict(facts) };
}

/** Entries against the weights they were drawn with, so that a changed holdout is no mismatch. */
function checkSample(rows: readonly EntryRow[]) {
  const drawn = rows.filter(({ withheldBuckets }) => withheldBuckets !== null);
  const withheldWeight = drawn.reduce((sum, { withheldBuckets }) => sum + (withheldBuckets ?? 0) / BUCKETS, 0);
  const withheld = drawn.filter(({ outcome }) => outcome === 'withheld').length;
  return sampleRatioMismatch([
    { observed: drawn.length - withheld, weight: drawn.length - withheldWeight },
    { observed: withheld, weight: withheldWeight },
  ]);
}
