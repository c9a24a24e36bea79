import type { Interval } from '@uptier/shared/contracts/report.ts';
import { formatTime } from '@uptier/shared/contracts/time.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { campaignResult } from './campaign-result.ts';
import { readCohort } from './cohort.ts';
import type { ReportDeps } from './deps.ts';
import type { JudgedCell } from './judge.ts';
import { type FindNearLimit, wireNear } from './near-limit.ts';
import { publishedOf } from './published.ts';
import type { ConversionQuery } from './query.ts';
import { creditedOf, tierPaths } from './tier-paths.ts';

const WEEK_MS = 7 * 86_400_000;
const MOST_WEEKS = 26;

/** The first page of the console: what nudges moved, week by week, and what to look at today. */
export async function overview(
  deps: ReportDeps,
  findNearLimit: FindNearLimit,
  environment: Environment,
  query: ConversionQuery,
) {
  const { cells } = await tierPaths(deps, environment.id, query);
  const currency = cells[0]?.attributed.currency ?? 'usd';
  const near = await findNearLimit(environment);
  return {
    attributed: {
      upgrades: sum(cells.map(({ attributed }) => attributed.upgrades)),
      mrr: sum(cells.map(({ attributed }) => attributed.mrr)),
      currency,
    },
    incremental: totalIncremental(cells),
    exposedAccounts: sum(cells.map(({ shown }) => shown.exposed)),
    withheldAccounts: sum(cells.map(({ withheld }) => withheld.exposed)),
    ...near,
    nearLimit: near.nearLimit.map(wireNear),
    weekly: await weekly(deps, environment.id, query),
    campaigns: await campaignRows(deps, environment.id, query),
  };
}

/** Over the paths that can be compared. The bounds are added, which is wider than needed and always valid. */
function totalIncremental(cells: readonly JudgedCell[]): {
  upgrades: number | null;
  interval: Interval | null;
  paths: number;
} {
  const known = cells.flatMap(({ incremental: { upgrades, interval } }) =>
    upgrades === null || interval === null ? [] : [{ upgrades, interval }],
  );
  if (known.length === 0) return { upgrades: null, interval: null, paths: 0 };
  return {
    upgrades: sum(known.map(({ upgrades }) => upgrades)),
    interval: [sum(known.map(({ interval }) => interval[0])), sum(known.map(({ interval }) => interval[1]))],
    paths: known.length,
  };
}

async function weekly(deps: ReportDeps, environmentId: string, query: ConversionQuery) {
  const end = Math.min(query.to, query.asOf + 1);
  const from = Math.max(query.from, end - MOST_WEEKS * WEEK_MS);
  const { entries, upgrades } = await readCohort(deps, environmentId, { ...query, from });
  const starts = Array.from({ length: Math.ceil((end - from) / WEEK_MS) }, (_, index) => from + index * WEEK_MS);
  return starts.map((start) => {
    const isIn = (at: number) => at >= start && at < start + WEEK_MS;
    const entered = entries.filter(({ enteredAt }) => isIn(enteredAt));
    const moved = upgrades.filter(({ at }) => isIn(at));
    return {
      weekStart: formatTime(start),
      shown: entered.filter(({ outcome }) => outcome === 'shown').length,
      withheld: entered.filter(({ outcome }) => outcome === 'withheld').length,
      upgrades: moved.length,
      attributed: creditedOf(moved, query).length,
    };
  });
}

async function campaignRows(deps: ReportDeps, environmentId: string, query: ConversionQuery) {
  const campaigns = await deps.store.campaigns.list(environmentId);
  return await Promise.all(
    campaigns.map(async (row) => {
      const campaign = await publishedOf(deps, row);
      const { id, name, kind } = campaign;
      const asked: ConversionQuery = { ...query, target: 'at-least' };
      const result = await campaignResult(deps, environmentId, campaign, asked);
      return {
        ...{ id, status: row.status, name, kind, path: campaign.path ?? null },
        exposed: result.funnel.exposed,
        ...{ shown: result.shown, withheld: result.withheld, difference: result.difference },
        verdict: result.verdict,
      };
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
