import type { Adoption } from '@uptier/shared/contracts/account.ts';
import type { LimitUsage } from '@uptier/shared/contracts/session.ts';
import { withQuery } from './client.ts';
import { useRead } from './query.ts';

/** One line of the list of accounts. */
export type AccountRow = {
  id: string;
  name: string | null;
  tier: string | null;
  mrr: number | null;
  currency: string | null;
  lastActiveAt: string | null;
  createdAt: string;
  adoption: Adoption | null;
  readiness: { score: number | null; band: 'act' | 'nurture' | 'adopt' | null };
  risk: { count: number };
  usage: Readonly<Record<string, LimitUsage>>;
  muted: { reason: string; until: string | null } | null;
};
export type AccountList = { accounts: readonly AccountRow[]; next: string | null };

const SHORTEST = 2;

/** The first accounts whose name or id holds the words; nothing is asked for a single letter. */
export const useAccountSearch = (words: string, limit: number) =>
  useRead<AccountList>(words.length < SHORTEST ? null : withQuery('/v1/accounts', { search: words, limit }), {
    keep: true,
  });
