import type { Columns } from '../sqlite/columns.ts';

/** Events of billing as Stripe sent them. */
export function stripeTables({ table, text, integer, time, json, primaryKey, index }: Columns) {
  const stripeEvents = table(
    'stripe_events',
    {
      environmentId: text('environment_id').notNull(),
      id: text('id').notNull(),
      accountId: text('account_id'),
      subscriptionId: text('subscription_id').notNull(),
      customerId: text('customer_id'),
      created: integer('created').notNull(),
      type: text('type').notNull(),
      body: json<unknown>('body').notNull(),
      receivedAt: time('received_at').notNull(),
      appliedAt: time('applied_at'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.id] }),
      index('stripe_events_account').on(row.environmentId, row.accountId),
      index('stripe_events_customer').on(row.environmentId, row.customerId),
      index('stripe_events_subscription').on(row.environmentId, row.subscriptionId),
    ],
  );
  return { stripeEvents };
}
