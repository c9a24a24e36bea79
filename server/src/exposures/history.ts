import type { Movement } from '@uptier/shared/contracts/movement.ts';
import {
  type Entry,
  type Exposure,
  summarizeHistory,
  type Upgrade,
} from '@uptier/shared/engine/attribute/attribute.ts';
import { pathScope } from '@uptier/shared/engine/campaigns/motion.ts';
import { productsAttached } from '@uptier/shared/metrics/cross-sell.ts';
import { hasOtherProducts } from '@uptier/shared/metrics/movement.ts';
import type { EntryRow, ExposureRow, UpgradeRow } from '../store/queries/exposures.ts';

/** One change of an account's plan with both its sides; the id is that of the event that made it. */
export interface PlanChange extends Movement {
  id: string;
  seatsBefore: number | null;
  seatsAfter: number | null;
  productsBefore: readonly string[] | null;
  productsAfter: readonly string[] | null;
}

export interface AccountHistory {
  environmentId: string;
  accountId: string;
  exposures: readonly ExposureRow[];
  changes: readonly PlanChange[];
  /** Tier ids, lowest first. */
  tiers: readonly string[];
}

/** An account's cohort entries (of paths, and of each campaign) and its upgrades with the exposures before them. */
export function deriveHistory(history: AccountHistory): { entries: EntryRow[]; upgrades: UpgradeRow[] } {
  const { changes: movements, tiers } = history;
  const exposures = history.exposures.flatMap((row) => toExposure(row) ?? []);
  const byCampaign = Map.groupBy(exposures, ({ campaignId }) => campaignId);
  const { entries, upgrades } = summarizeHistory({ exposures, movements, tiers });
  const ofCampaigns = [...byCampaign].flatMap(([campaignId, own]) =>
    summarizeHistory({ exposures: own, movements, tiers }).entries.map((entry) => ({ scope: campaignId, entry })),
  );
  const ofPaths = entries.map((entry) => ({ scope: pathScope(entry.motion), entry }));
  const rows = new Map(history.exposures.map((row) => [row.decisionId, row]));
  return {
    entries: [...ofPaths, ...ofCampaigns].map(({ scope, entry }) => ({
      ...toEntryRow(history, scope, entry),
      withheldBuckets: rows.get(entry.decisionId)?.withheldBuckets ?? null,
    })),
    upgrades: upgrades.map((upgrade) => toUpgradeRow(history, upgrade)),
  };
}

function toEntryRow(
  { environmentId, accountId }: AccountHistory,
  scope: string,
  entry: Entry<PlanChange>,
): Omit<EntryRow, 'withheldBuckets'> {
  const { move } = entry;
  return {
    environmentId,
    accountId,
    scope,
    motion: entry.motion,
    fromTier: entry.from,
    toTier: entry.to,
    enteredAt: entry.enteredAt,
    outcome: entry.outcome,
    campaignId: entry.campaignId,
    variantId: entry.variantId || null,
    movedAt: entry.movedAt,
    movedTo: entry.movedTo,
    mrrDelta: move && move.mrrAfter - move.mrrBefore,
  };
}

function toUpgradeRow({ environmentId, accountId }: AccountHistory, upgrade: Upgrade<PlanChange>): UpgradeRow {
  const { movement, motion, from, to, at, candidates } = upgrade;
  return {
    environmentId,
    accountId,
    movementId: motion === 'tier' ? movement.id : `${movement.id}\n${motion}\n${to}`,
    motion,
    at,
    fromTier: from,
    toTier: to,
    mrrDelta: movement.mrrAfter - movement.mrrBefore,
    currency: movement.currency,
    plans: plansOf(movement),
    credits: candidates,
  };
}

/** Both sides of a change that brought products and more, or several products. */
function plansOf(change: PlanChange): UpgradeRow['plans'] {
  const { fromTier, toTier, seatsBefore, seatsAfter, productsBefore, productsAfter, mrrBefore, mrrAfter } = change;
  const before = { tier: fromTier, seats: seatsBefore, mrr: mrrBefore, products: productsBefore };
  const after = { tier: toTier, seats: seatsAfter, mrr: mrrAfter, products: productsAfter };
  const isAlone = fromTier === toTier && seatsBefore === seatsAfter && productsAttached(before, after).length < 2;
  return isAlone || !hasOtherProducts(before, after) ? null : [before, after];
}

/** Only an exposure on a path belongs to a cohort: a warning sells nothing. */
function toExposure(row: ExposureRow): Exposure | null {
  const { decisionId, campaignId, outcome, motion, seats, fromTier, toTier, at, clickedAt, requestedAt } = row;
  if (fromTier === null || toTier === null || row.kind === 'limit-warning') return null;
  const who = { userId: row.userId ?? '', variantId: row.variantId ?? '' };
  const what = { outcome, motion, from: fromTier, to: toTier, seats };
  return { decisionId, campaignId, ...who, ...what, at, clickedAt, requestedAt };
}
