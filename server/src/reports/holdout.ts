import { defaultPolicy } from '@uptier/shared/contracts/policy.ts';
import type { Side, TierPathCell } from '@uptier/shared/contracts/report.ts';
import { formatTime } from '@uptier/shared/contracts/time.ts';
import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import { motionOf } from '@uptier/shared/engine/campaigns/motion.ts';
import { type Standing, standings } from '@uptier/shared/metrics/cohort.ts';
import { type SideCounts, tierPathCell, tierPathCellOf } from '@uptier/shared/metrics/tier-path-cell.ts';
import { type SampleRatio, sampleRatioMismatch } from '@uptier/shared/stats/sample-ratio-mismatch.ts';
import { z } from 'zod';
import type { EntryRow } from '../store/queries/exposures.ts';
import { groupByPath, pathKey, readCohort, toCohortEntry } from './cohort.ts';
import type { ReportDeps } from './deps.ts';
import { type Assigned, countAssigned, isHeldOutByWorkspace, type PathDraw } from './holdout-assigned.ts';
import { judge } from './judge.ts';
import type { ConversionQuery } from './query.ts';

export interface HoldoutDeps extends ReportDeps {
  findCompiled: (environmentId: string) => Promise<Compiled>;
}

/** Who was held out beside who was not; `difference` is others − held out. */
export interface HoldoutResult {
  heldOut: Side;
  others: Side;
  difference: TierPathCell['difference'];
  srm: SampleRatio | null;
}

const nothing = { upgrades: 0, mrr: 0, currency: '' };

/** The workspace's holdout over all paths of a motion, and the holdout of each path, over the cohort of a period. */
export async function holdoutReport(deps: HoldoutDeps, environmentId: string, query: ConversionQuery) {
  const [compiled, { entries }, since] = await Promise.all([
    deps.findCompiled(environmentId),
    readCohort(deps, environmentId, query),
    workspaceSince(deps, environmentId),
  ]);
  const draws = listDraws(compiled, query);
  const assigned = await countAssigned(deps.store, compiled, draws);
  const byPath = groupByPath(entries);
  const found = new Map(
    entries.map(({ fromTier, toTier }) => [pathKey(fromTier, toTier), { from: fromTier, to: toTier }]),
  );
  const paths = new Map([...found, ...draws.map((draw): [string, PathDraw] => [pathKey(draw.from, draw.to), draw])]);
  const tiers = compiled.catalog.tiers.map(({ id }) => id);
  return {
    ...{ windowDays: query.windowDays, target: query.target, motion: query.motion, asOf: formatTime(query.asOf) },
    workspace: {
      holdout: compiled.policy.holdout,
      since: since === null ? null : formatTime(since),
      assigned: assigned.workspace,
      ...workspaceResult(
        compiled,
        entries.filter(({ enteredAt }) => enteredAt >= (since ?? 0)),
        query,
      ),
    },
    paths: [...paths].map(([key, { from, to }]) => {
      const rows = byPath.get(key) ?? [];
      const path = { from, to, entries: rows.map(toCohortEntry), attributed: nothing };
      const cell = judge(tierPathCell(path, { ...query, tiers }), rows, query.asOf);
      const { shown: others, withheld: heldOut, difference, srm } = cell;
      const holdout = draws.find((draw) => pathKey(draw.from, draw.to) === key)?.holdout ?? null;
      const split: Assigned | null = assigned.paths.get(key) ?? null;
      return { from, to, holdout, assigned: split, heldOut, others, difference, srm };
    }),
  };
}

/** One draw for each path that a live campaign has. */
function listDraws({ campaigns }: Compiled, { motion }: ConversionQuery): PathDraw[] {
  const draws = new Map<string, PathDraw>();
  for (const { campaign, holdout } of campaigns) {
    const { path, kind } = campaign;
    if (!path || kind === 'limit-warning' || motionOf(campaign) !== motion) continue;
    draws.set(pathKey(path.from, path.to), { ...path, campaign, holdout });
  }
  return [...draws.values()];
}

/** Each account once, by its first entry; what another system showed was not drawn by us. */
function workspaceResult(compiled: Compiled, entries: readonly EntryRow[], query: ConversionQuery): HoldoutResult {
  const drawn = entries.filter(({ withheldBuckets, enteredAt }) => withheldBuckets !== null && enteredAt <= query.asOf);
  const first = new Map<string, EntryRow>();
  for (const row of drawn) {
    const known = first.get(row.accountId);
    if (!known || row.enteredAt < known.enteredAt) first.set(row.accountId, row);
  }
  const tiers = compiled.catalog.tiers.map(({ id }) => id);
  const judged = [...groupByPath([...first.values()]).values()].flatMap((rows) =>
    standings(rows.map(toCohortEntry), { ...query, to: rows[0]?.toTier ?? '', tiers }),
  );
  const isHeldOut = ({ accountId }: Standing) => isHeldOutByWorkspace(compiled, accountId);
  const [others, heldOut] = [judged.filter((row) => !isHeldOut(row)), judged.filter(isHeldOut)];
  const cell = tierPathCellOf({ from: '', to: '', attributed: nothing }, countSide(others), countSide(heldOut));
  const srm = sampleRatioMismatch([
    { observed: others.length, weight: 1 - compiled.policy.holdout },
    { observed: heldOut.length, weight: compiled.policy.holdout },
  ]);
  return { heldOut: cell.withheld, others: cell.shown, difference: cell.difference, srm };
}

function countSide(judged: readonly Standing[]): SideCounts {
  const mature = judged.filter((standing) => standing.mature);
  const converted = mature.filter((standing) => standing.converted).length;
  return { exposed: judged.length, mature: mature.length, converted };
}

const holdoutSchema = z.object({ holdout: z.number() });

/** Since when the workspace's holdout is what it is today: who was drawn before was drawn otherwise. Null for always. */
async function workspaceSince({ store, now }: HoldoutDeps, environmentId: string): Promise<number | null> {
  let at = now();
  let since: number | null = null;
  let held: number | null = null;
  for (;;) {
    const row = await store.documents.findAt(environmentId, 'policy', at);
    const holdout = holdoutSchema.safeParse(row?.body).data?.holdout;
    if (!row || holdout === undefined) return since;
    if (held !== null && holdout !== held) return since;
    // Before the first version was written, what is usual held.
    if (row.createdAt > at) return held === defaultPolicy.holdout ? null : since;
    held = holdout;
    since = row.createdAt;
    at = row.createdAt - 1;
  }
}
