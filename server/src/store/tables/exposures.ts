import type { CampaignKind, CampaignMotion } from '@uptier/shared/contracts/campaign.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { Columns } from '../sqlite/columns.ts';

/** Nudges that were seen, or deliberately not shown at that moment. */
export function exposureTables({ table, text, integer, time, word, primaryKey, index }: Columns) {
  const exposures = table(
    'exposures',
    {
      environmentId: text('environment_id').notNull(),
      accountId: text('account_id').notNull(),
      decisionId: text('decision_id').notNull(),
      userId: text('user_id'),
      campaignId: text('campaign_id').notNull(),
      campaignVersion: integer('campaign_version'),
      variantId: text('variant_id'),
      kind: word<CampaignKind>('kind').notNull(),
      surface: word<Surface>('surface'),
      outcome: word<'shown' | 'withheld'>('outcome').notNull(),
      motion: word<CampaignMotion>('motion').notNull().default('tier'),
      fromTier: text('from_tier'),
      /** The target: of a cross-sell a product, of more seats the tier they stay on. */
      toTier: text('to_tier'),
      /** The limit of seats at that instant; null where there is none. */
      seats: integer('seats'),
      at: time('at').notNull(),
      clickedAt: time('clicked_at'),
      requestedAt: time('requested_at'),
      checkoutAt: time('checkout_at'),
      dismissedAt: time('dismissed_at'),
      note: text('note'),
      /** Of 10,000 accounts, how many the holdouts in force would withhold: the weight of the sample check. */
      withheldBuckets: integer('withheld_buckets'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.decisionId] }),
      index('exposures_campaign').on(row.environmentId, row.campaignId, row.at),
      index('exposures_at').on(row.environmentId, row.at),
    ],
  );
  return { exposures };
}

/** Accounts as the reports of conversion count them. */
export function entryTables({ table, text, integer, time, word, primaryKey, index }: Columns) {
  /** Cohort entries. `scope` is '' for a tier path, a line break and the motion for another's, and a campaign's id for its own result. */
  const entries = table(
    'entries',
    {
      environmentId: text('environment_id').notNull(),
      accountId: text('account_id').notNull(),
      scope: text('scope').notNull(),
      motion: word<CampaignMotion>('motion').notNull().default('tier'),
      fromTier: text('from_tier').notNull(),
      toTier: text('to_tier').notNull(),
      enteredAt: time('entered_at').notNull(),
      outcome: word<'shown' | 'withheld'>('outcome').notNull(),
      campaignId: text('campaign_id').notNull(),
      variantId: text('variant_id'),
      movedAt: time('moved_at'),
      movedTo: text('moved_to'),
      mrrDelta: integer('mrr_delta'),
      withheldBuckets: integer('withheld_buckets'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.scope, row.fromTier, row.toTier, row.enteredAt] }),
      index('entries_scope').on(row.environmentId, row.scope, row.enteredAt),
    ],
  );
  return { entries };
}
