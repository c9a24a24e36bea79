import type { Reason } from '@uptier/shared/contracts/decision.ts';
import type { Gate } from '@uptier/shared/contracts/gate.ts';
import type { KeptDecision } from '@uptier/shared/contracts/kept-decision.ts';
import type { Grant } from '@uptier/shared/engine/ledger/ledger.ts';
import type { ShortRow } from '../short-trace.ts';
import type { Columns } from '../sqlite/columns.ts';

/** What was asked when, and where it was stopped. */
export function momentTables({ table, text, integer, time, word, primaryKey, index }: Columns) {
  /** Moments at which something was asked, the first of each user and day: what dry runs replay. */
  const moments = table(
    'moments',
    {
      environmentId: text('environment_id').notNull(),
      accountId: text('account_id').notNull(),
      /** Since 1970, in the account's zone. */
      day: integer('day').notNull(),
      /** '' where nobody did it. */
      userId: text('user_id').notNull(),
      what: word<'session' | 'placement' | 'feature' | 'event' | 'firing'>('what').notNull(),
      /** Of the placement, feature or event, or of the limit that fired; '' for a session. */
      name: text('name').notNull(),
      at: time('at').notNull(),
      locale: text('locale'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.day, row.userId, row.what, row.name] }),
      index('moments_day').on(row.day),
    ],
  );

  /** How often each gate stopped each campaign at the first moments of users and days; '' where none did. */
  const gateCounts = table(
    'gate_counts',
    {
      environmentId: text('environment_id').notNull(),
      /** Since 1970, in the environment's zone. */
      day: integer('day').notNull(),
      campaignId: text('campaign_id').notNull(),
      gate: word<Gate | ''>('gate').notNull(),
      code: text('code').notNull(),
      count: integer('count').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.day, row.campaignId, row.gate, row.code] })],
  );
  return { moments, gateCounts };
}

/** Decisions that can be explained later. */
export function decisionTables({ table, text, time, json, word, primaryKey, index }: Columns) {
  /** Decisions with their traces: every shown and withheld one, and a sample of those in which nothing was shown. */
  const keptDecisions = table(
    'kept_decisions',
    {
      environmentId: text('environment_id').notNull(),
      accountId: text('account_id').notNull(),
      id: text('id').notNull(),
      at: time('at').notNull(),
      userId: text('user_id'),
      what: word<KeptDecision['moment']['what']>('what').notNull(),
      name: text('name'),
      outcome: word<KeptDecision['outcome']>('outcome').notNull(),
      campaignId: text('campaign_id'),
      variantId: text('variant_id'),
      reason: json<Reason>('reason').notNull(),
      /** What the rows that `trace` leaves out say again. */
      tier: text('tier'),
      trace: json<readonly ShortRow[]>('trace').notNull(),
      /** Of a claim: what it added to the ledger, unconfirmed. */
      granted: json<Grant>('granted'),
      /** Only samples end. */
      keepUntil: time('keep_until'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.id] }),
      index('kept_decisions_at').on(row.environmentId, row.accountId, row.at),
      index('kept_decisions_until').on(row.keepUntil),
    ],
  );
  return { keptDecisions };
}
