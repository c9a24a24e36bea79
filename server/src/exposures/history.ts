import type { Movement } from '@uptier/shared/contracts/movement.ts';
import { type Exposure, summarizeHistory } from '@uptier/shared/engine/attribute.ts';
import type { EntryRow, ExposureRow, UpgradeRow } from '../store/queries/exposures.ts';

/** A path's own cohort; a campaign's is scoped by its id. */
const PATH_SCOPE = '';

type Move = Movement & { id: string };

export interface AccountHistory {
  environmentId: string;
  accountId: string;
  exposures: readonly ExposureRow[];
  movements: readonly Move[];
  /** Tier ids, lowest first. */
  tiers: readonly string[];
}

/** An account's cohort entries (of paths, and of each campaign) and its upgrades with the exposures before them. */
export function deriveHistory(history: AccountHistory): { entries: EntryRow[]; upgrades: UpgradeRow[] } {
  const { environmentId, accountId, movements, tiers } = history;
  const rows = new Map(history.exposures.map((row) => [row.decisionId, row]));
  const exposures = history.exposures.flatMap((row) => toExposure(row) ?? []);
  const byCampaign = Map.groupBy(exposures, ({ campaignId }) => campaignId);
  const scopes: [string, Exposure[]][] = [[PATH_SCOPE, exposures], ...byCampaign];
  const moveAt = new Map(movements.filter(isTierMove).map((move) => [move.at, move]));
  const entries = scopes.flatMap(([scope, own]) =>
    summarizeHistory({ exposures: own, movements, tiers }).entries.map((entry): EntryRow => {
      const move = entry.movedAt === null ? undefined : moveAt.get(entry.movedAt);
      return {
        environmentId,
        accountId,
        scope,
        motion: 'tier',
        fromTier: entry.from,
        toTier: entry.to,
        enteredAt: entry.enteredAt,
        outcome: entry.outcome,
        campaignId: entry.campaignId,
        variantId: entry.variantId || null,
        movedAt: entry.movedAt,
        movedTo: entry.movedTo,
        mrrDelta: move ? move.mrrAfter - move.mrrBefore : null,
        withheldBuckets: rows.get(entry.decisionId)?.withheldBuckets ?? null,
      };
    }),
  );
  const { upgrades } = summarizeHistory({ exposures, movements, tiers });
  return {
    entries,
    upgrades: upgrades.map(({ movement, from, to, at, candidates }) => ({
      environmentId,
      accountId,
      movementId: movement.id,
      motion: 'tier',
      at,
      fromTier: from,
      toTier: to,
      mrrDelta: movement.mrrAfter - movement.mrrBefore,
      currency: movement.currency,
      plans: null,
      credits: candidates,
    })),
  };
}

/** Only an exposure on a path belongs to a cohort: a warning sells nothing. */
function toExposure(row: ExposureRow): Exposure | null {
  const { decisionId, campaignId, outcome, fromTier, toTier, at, clickedAt, requestedAt } = row;
  if (fromTier === null || toTier === null || row.kind === 'limit-warning') return null;
  const who = { userId: row.userId ?? '', variantId: row.variantId ?? '' };
  return { decisionId, campaignId, ...who, outcome, from: fromTier, to: toTier, at, clickedAt, requestedAt };
}

function isTierMove({ fromTier, toTier }: Move): boolean {
  return fromTier !== toTier;
}
