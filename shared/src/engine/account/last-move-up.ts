import type { Path } from '../../contracts/campaign.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import type { EpochMs } from '../../contracts/time.ts';
import type { AccountState } from '../state/state.ts';
import { tierRank } from './plan.ts';

/**
 * When the account last did by `at` what a path asks for: moved to a higher tier, or bought seats on its own; null if never.
 *
 * @example lastMoveUp(state, catalog, { from: 'starter', to: 'pro' }, now) // 1795176000000
 */
export function lastMoveUp(state: AccountState, catalog: Catalog, path: Path | undefined, at: EpochMs): EpochMs | null {
  const isSeats = path?.from === path?.to && path !== undefined;
  for (let index = state.plans.length - 1; index > 0; index--) {
    const [before, plan] = [state.plans[index - 1], state.plans[index]];
    if (!before || !plan || plan.at > at) continue;
    const hasMoreSeats = (plan.value.seats ?? 0) > (before.value.seats ?? Number.POSITIVE_INFINITY);
    if (tierRank(catalog, plan.value.tier) > tierRank(catalog, before.value.tier) || (isSeats && hasMoreSeats))
      return plan.at;
  }
  return null;
}
