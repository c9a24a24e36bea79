import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import { pathScope } from '@uptier/shared/engine/campaigns/motion.ts';
import { tierPathCell } from '@uptier/shared/metrics/tier-path-cell.ts';
import { pathKey, toCohortEntry } from './cohort.ts';
import type { TierPathDeps } from './tier-paths.ts';

const LOOK_BACK_MS = 180 * 86_400_000;
/** Fewer accounts say nothing of a rate. */
const LEAST_MATURE = 50;

/** Share of a path's accounts that move up unasked, else of those that were shown a nudge; null while too few are known. */
export function createBaseRate({
  store,
  now,
  findCatalog,
}: Pick<TierPathDeps, 'store' | 'findCatalog'> & { now: () => number }) {
  return async function findBaseRate(
    environmentId: string,
    { path, goal, motion = 'tier' }: CampaignDraft,
  ): Promise<number | null> {
    if (!path) return null;
    const asOf = now();
    const [{ tiers }, rows] = await Promise.all([
      findCatalog(environmentId),
      store.conversion.listEntries(environmentId, pathScope(motion), { from: asOf - LOOK_BACK_MS, to: asOf + 1 }),
    ]);
    const key = pathKey(path.from, path.to);
    const entries = rows
      .filter((row) => row.motion === motion && pathKey(row.fromTier, row.toTier) === key)
      .map(toCohortEntry);
    const attributed = { upgrades: 0, mrr: 0, currency: '' };
    const reading = {
      tiers: tiers.map(({ id }) => id),
      target: 'at-least' as const,
      windowDays: goal.windowDays,
      asOf,
    };
    const { withheld, shown } = tierPathCell({ ...path, entries, attributed }, reading);
    return [withheld, shown].find(({ mature, rate }) => mature >= LEAST_MATURE && rate)?.rate ?? null;
  };
}
