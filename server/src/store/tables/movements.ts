import type { CampaignMotion } from '@uptier/shared/contracts/campaign.ts';
import type { Motion, MovementKind } from '@uptier/shared/contracts/movement.ts';
import type { Credit } from '@uptier/shared/engine/attribute/attribute.ts';
import type { Plan } from '@uptier/shared/metrics/movement.ts';
import type { Columns } from '../sqlite/columns.ts';

/** Changes of plan. */
export function movementTables({ table, text, integer, time, json, word, primaryKey, index }: Columns) {
  const movements = table(
    'movements',
    {
      environmentId: text('environment_id').notNull(),
      accountId: text('account_id').notNull(),
      /** The id of the plan event that made it. */
      id: text('id').notNull(),
      at: time('at').notNull(),
      kind: word<MovementKind>('kind'),
      motion: word<Motion>('motion').notNull(),
      fromTier: text('from_tier'),
      toTier: text('to_tier'),
      mrrBefore: integer('mrr_before').notNull(),
      mrrAfter: integer('mrr_after').notNull(),
      currency: text('currency').notNull(),
      seatsBefore: integer('seats_before'),
      seatsAfter: integer('seats_after'),
      /** Add-on products; null where no plan said them. */
      productsBefore: json<readonly string[]>('products_before'),
      productsAfter: json<readonly string[]>('products_after'),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.id] }),
      index('movements_at').on(row.environmentId, row.at),
    ],
  );
  return { movements };
}

/** Upgrades with the exposures they are credited to. */
export function upgradeTables({ table, text, integer, time, json, word, primaryKey, index }: Columns) {
  const upgrades = table(
    'upgrades',
    {
      environmentId: text('environment_id').notNull(),
      accountId: text('account_id').notNull(),
      /** The id of the plan event; of another motion than `tier` with that and its target on lines of their own. */
      movementId: text('movement_id').notNull(),
      motion: word<CampaignMotion>('motion').notNull().default('tier'),
      at: time('at').notNull(),
      fromTier: text('from_tier').notNull(),
      toTier: text('to_tier').notNull(),
      mrrDelta: integer('mrr_delta').notNull(),
      currency: text('currency').notNull(),
      /** Both sides of a change that several motions share; null where all of `mrrDelta` is of this one. */
      plans: json<readonly [before: Plan, after: Plan]>('plans'),
      credits: json<readonly Credit[]>('credits').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.environmentId, row.accountId, row.movementId] }),
      index('upgrades_at').on(row.environmentId, row.at),
    ],
  );
  return { upgrades };
}
