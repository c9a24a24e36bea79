import { formatTime } from '@uptier/shared/contracts/time.ts';
import { type Standing, standings } from '@uptier/shared/metrics/cohort.ts';
import { z } from 'zod';
import { Problem } from '../http/problem.ts';
import type { EntryRow } from '../store/queries/exposures.ts';
import { readCohort, toCohortEntry } from './cohort.ts';
import type { ReportDeps } from './deps.ts';
import { type ConversionQuery, conversionQuerySchema } from './query.ts';
import type { TierPathDeps } from './tier-paths.ts';

export const pathAccountsQuerySchema = conversionQuerySchema.extend({
  fromTier: z.string('fromTier names the tier the accounts were on').min(1),
  toTier: z.string('toTier names the tier they were asked to move to').min(1),
  state: z.enum(['all', 'converted', 'not-converted', 'open']).default('all'),
  limit: z.coerce.number().int().min(1).max(1000, 'limit is at most 1000').default(50),
  cursor: z.string().exactOptional(),
});

export interface PathAccountsQuery extends ConversionQuery {
  fromTier: string;
  toTier: string;
  state: 'all' | 'converted' | 'not-converted' | 'open';
  limit: number;
  cursor: string | null;
}

/** The accounts behind one cell, newest first: what the console's drawer and an independent recount read. */
export async function pathAccounts(
  deps: TierPathDeps & Pick<ReportDeps, 'subjects'>,
  environmentId: string,
  query: PathAccountsQuery,
) {
  const catalog = await deps.findCatalog(environmentId);
  const cohort = await readCohort(deps, environmentId, query);
  const rows = cohort.entries.filter((row) => row.fromTier === query.fromTier && row.toTier === query.toTier);
  const tiers = catalog.tiers.map(({ id }) => id);
  const judged = standings(rows.map(toCohortEntry), { ...query, to: query.toTier, tiers }).reverse();
  const counts = countStates(judged);
  const wanted = query.state === 'all' ? judged : judged.filter((standing) => stateOf(standing) === query.state);
  const start = readCursor(query.cursor);
  const page = wanted.slice(start, start + query.limit);
  const next = start + page.length < wanted.length ? String(start + page.length) : null;
  const rowOf = new Map(rows.map((row) => [rowKey(row), row]));
  const known = await deps.subjects.readMany(
    environmentId,
    page.map(({ accountId }) => accountId),
  );
  const accounts = page.map((standing) => ({
    ...describe(standing, rowOf.get(rowKey(standing))),
    name: textOf(known.get(standing.accountId)?.state.traits.name?.value),
  }));
  return { accounts, next, counts };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function describe(standing: Standing, row: EntryRow | undefined) {
  const { accountId, enteredAt, outcome, mature, converted, convertedAt } = standing;
  return {
    accountId,
    enteredAt: formatTime(enteredAt),
    outcome,
    mature,
    converted,
    convertedAt: convertedAt === null ? null : formatTime(convertedAt),
    campaignId: row?.campaignId ?? null,
    variantId: row?.variantId ?? null,
    movedTo: row?.movedTo ?? null,
    movedAt: row?.movedAt ? formatTime(row.movedAt) : null,
    mrrDelta: row?.mrrDelta ?? null,
  };
}

/** As the matrix counts: an account that upgraded inside an open window is both, so it stands under its upgrade. */
function stateOf({ converted, mature }: Standing) {
  if (converted) return 'converted';
  return mature ? 'not-converted' : 'open';
}

function countStates(judged: readonly Standing[]) {
  const counts = { all: judged.length, converted: 0, 'not-converted': 0, open: 0 };
  for (const standing of judged) counts[stateOf(standing)]++;
  return counts;
}

const rowKey = ({ accountId, enteredAt }: { accountId: string; enteredAt: number }) => `${enteredAt} ${accountId}`;

function readCursor(cursor: string | null): number {
  if (cursor === null) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new Problem('invalid', 'This cursor is not one of ours: leave it out to begin at the first page.', {
    cursor: 'the `next` of the page before',
  });
}
