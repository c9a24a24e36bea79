import type { Account, Adoption, Mute, Readiness, User } from '@uptier/shared/contracts/account.ts';
import type { Decision } from '@uptier/shared/contracts/decision.ts';
import type { Movement } from '@uptier/shared/contracts/movement.ts';
import type { LimitUsage } from '@uptier/shared/contracts/session.ts';
import { useAsk } from './ask.ts';
import { withQuery } from './client.ts';
import { usePages, useRead } from './query.ts';

export const ACCOUNTS = '/v1/accounts';

export type AccountSort = 'mrr' | 'readiness' | 'lastActiveAt' | 'createdAt' | 'id';
export type AccountRow = {
  id: string;
  name: string | null;
  tier: string | null;
  mrr: number;
  currency: string | null;
  lastActiveAt: string | null;
  createdAt: string;
  adoption: Adoption | null;
  readiness: Pick<Readiness, 'score' | 'band'>;
  risk: { count: number };
  usage: Readonly<Record<string, LimitUsage>>;
  muted: Mute | null;
};
type AccountPage = { accounts: readonly AccountRow[]; next: string | null };

export const useAccounts = (query: { search?: string; tier?: string; sort?: AccountSort; limit?: number }) =>
  usePages<AccountPage>(withQuery(ACCOUNTS, query));

/** The first few accounts that fit a search, for a field that suggests. */
export const useAccountSearch = (search: string, tier?: string) =>
  useRead<AccountPage>(withQuery(ACCOUNTS, { search, tier, limit: 12 }), { keep: true });

export const accountPath = (id: string) => `${ACCOUNTS}/${encodeURIComponent(id)}`;

export const useAccount = (id: string | null) => useRead<Account>(id === null ? null : accountPath(id));

export const useUsers = (id: string | null) =>
  useRead<{ users: readonly User[] }>(id === null ? null : `${accountPath(id)}/users`, { keep: true });

export type FeatureUse = {
  id: string;
  name: string;
  uses: number;
  minUses: number;
  counted: boolean;
  lastUsedAt: string | null;
};
export const useFeatures = (id: string) => useRead<{ features: readonly FeatureUse[] }>(`${accountPath(id)}/features`);

/** One event of an account; what else it holds depends on its type. */
export type TimelineEvent = {
  id: string;
  at: string;
  userId: string | null;
  type: 'usage' | 'level' | 'traits' | 'plan' | 'nudge';
  name?: string;
  quantity?: number;
  limit?: string;
  value?: number;
  of?: 'account' | 'user';
  traits?: Readonly<Record<string, unknown>>;
  tier?: string;
  mrr?: number;
  currency?: string;
  what?: string;
  campaignId?: string;
  variantId?: string;
  properties?: Readonly<Record<string, unknown>>;
  movement: (Omit<Movement, 'at'> & { at: string }) | null;
};
type TimelinePage = { events: readonly TimelineEvent[]; next: string | null };

export const useTimeline = (id: string) => usePages<TimelinePage>(`${accountPath(id)}/timeline?limit=40`);

/** A moment of one user: what the page asks, and when (ISO 8601, absent is now). */
export type Question = {
  accountId: string;
  userId: string;
  placement?: string;
  event?: string;
  feature?: string;
  at?: string;
  campaignId?: string;
};

/** What a user would see, with the trace and, for one campaign, every gate. */
export const useDecision = (question: Question | null) =>
  useAsk<Decision>('/v1/decide', question && { ...question, explain: true });
