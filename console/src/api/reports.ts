import type { Interval, TierPathAccount, TierPathCell } from '@uptier/shared/contracts/report.ts';
import type { SampleRatio } from '@uptier/shared/stats/sample-ratio-mismatch.ts';
import type { Verdict } from '@uptier/shared/stats/verdict.ts';
import { withQuery } from './client.ts';
import { useRead } from './query.ts';

/** A cell of the matrix, with what the server can say of it. */
export type Cell = TierPathCell & { srm?: SampleRatio | null; verdict?: Verdict };
export type TierPaths = { cells: readonly Cell[] };

/** How a conversion report is asked for; `from` and `to` are ISO 8601. */
export type ConversionQuery = {
  from: string;
  to: string;
  windowDays: number;
  target: 'exact' | 'at-least';
  campaignId?: string | undefined;
  /** What grew; tiers where it is left out. */
  motion?: 'seats' | 'cross-sell' | undefined;
};

export type AccountState = 'all' | 'converted' | 'not-converted' | 'open';
export type PathAccount = TierPathAccount & {
  name?: string | null;
  campaignId?: string | null;
  variantId?: string | null;
  movedTo?: string | null;
  movedAt?: string | null;
  mrrDelta?: number | null;
};
export type PathAccounts = {
  accounts: readonly PathAccount[];
  next: string | null;
  counts?: Readonly<Record<AccountState, number>>;
};

export type NearLimit = {
  accountId: string;
  name?: string | null;
  limit: string;
  used: number;
  limitValue: number;
  ratio: number;
};
/** `upgrades` counts all of the week, `attributed` those a nudge is credited with. */
export type Week = { weekStart: string; shown: number; withheld: number; upgrades: number; attributed: number };
export type CampaignLine = {
  id: string;
  name: string;
  kind: string;
  path?: { from: string; to: string } | null;
  status: string;
  exposed: number;
  verdict?: Verdict | null;
};
export type Overview = {
  attributed: { upgrades: number; mrr: number; currency: string };
  /** Over `paths` paths that can be compared; their bounds are added. */
  incremental: { upgrades: number | null; interval: Interval | null; paths: number };
  exposedAccounts: number;
  withheldAccounts: number;
  accounts: number;
  nearLimit: readonly NearLimit[];
  nearLimitCount: number;
  weekly: readonly Week[];
  campaigns: readonly CampaignLine[];
};

export const REPORTS = '/v1/reports';

const tierPathsPath = (query: ConversionQuery) => withQuery(`${REPORTS}/tier-paths`, query);

export const useTierPaths = (query: ConversionQuery) => useRead<TierPaths>(tierPathsPath(query), { keep: true });

export const useOverview = (period: { from: string; to: string }) =>
  useRead<Overview>(withQuery(`${REPORTS}/overview`, period), { keep: true });

/** Every account above 85% of a limit, the fullest first. */
export const useNearLimit = () =>
  useRead<Pick<Overview, 'nearLimit' | 'nearLimitCount'>>(`${REPORTS}/near-limit?limit=500`);

/** Address of one page of the accounts behind a cell. */
export const pathAccountsPath = (
  query: ConversionQuery,
  page: { fromTier: string; toTier: string; state: AccountState; limit: number; cursor: string | null },
) => withQuery(`${REPORTS}/tier-paths/accounts`, { ...query, ...page });
