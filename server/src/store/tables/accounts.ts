import type { Mute } from '@uptier/shared/contracts/account.ts';
import type { Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { Columns } from '../sqlite/columns.ts';

/** Accounts with their state, what they were shown, and their mutes. */
export function accountTables({ table, text, integer, time, json, primaryKey, index }: Columns) {
  const accounts = table(
    'accounts',
    {
      environmentId: text('environment_id').notNull(),
      id: text('id').notNull(),
      version: integer('version').notNull(),
      state: json<AccountState>('state').notNull(),
      /** Copied from the state, to list and search by. */
      name: text('name'),
      tier: text('tier'),
      mrr: integer('mrr').notNull(),
      currency: text('currency'),
      stripeCustomerId: text('stripe_customer_id'),
      lastActiveAt: time('last_active_at'),
      createdAt: time('created_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.id] }),
      index('accounts_tier').on(row.environmentId, row.tier),
      index('accounts_mrr').on(row.environmentId, row.mrr),
      index('accounts_active').on(row.environmentId, row.lastActiveAt),
      index('accounts_stripe').on(row.environmentId, row.stripeCustomerId),
    ],
  );

  const ledgers = table(
    'ledgers',
    {
      environmentId: text('environment_id').notNull(),
      accountId: text('account_id').notNull(),
      version: integer('version').notNull(),
      body: json<Ledger>('body').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.accountId] })],
  );

  /** Every change of an account's mute. */
  const accountMutes = table(
    'account_mutes',
    {
      environmentId: text('environment_id').notNull(),
      accountId: text('account_id').notNull(),
      at: time('at').notNull(),
      mute: json<Mute>('mute'),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.accountId, row.at] })],
  );
  return { accounts, ledgers, accountMutes };
}
