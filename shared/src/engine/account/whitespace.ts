import type { Catalog, Tier } from '../../contracts/catalog.ts';
import type { EpochMs } from '../../contracts/time.ts';
import type { AccountState } from '../state/state.ts';
import { findTier, planAt, tierRank } from './plan.ts';

/**
 * Monthly list price of the next tier less this one's, for the seats the account has, beside its MRR; minor units. Zero
 * on the highest tier, null when the MRR or a price is unknown.
 *
 * @example nextTierDifference(state, catalog, now) // { amount: 40000, mrr: 19900 }
 */
export function nextTierDifference(
  state: AccountState,
  catalog: Catalog,
  now: EpochMs,
): { amount: number; mrr: number } | null {
  const plan = planAt(state, now)?.value;
  const tier = plan ? findTier(catalog, plan.tier) : null;
  if (!plan || !tier || plan.mrr === null || plan.mrr === 0) return null;
  const next = catalog.tiers[tierRank(catalog, tier.id) + 1];
  if (!next) return { amount: 0, mrr: plan.mrr };
  const [price, nextPrice] = [monthlyPrice(tier, plan.seats), monthlyPrice(next, plan.seats)];
  return price === null || nextPrice === null ? null : { amount: Math.max(0, nextPrice - price), mrr: plan.mrr };
}

/** What a tier costs a month, minor units; null when it has no price. */
function monthlyPrice(tier: Tier, seats: number | null): number | null {
  const price = tier.prices.find(({ interval }) => interval === 'month') ?? tier.prices[0];
  if (!price) return null;
  const each = price.interval === 'year' ? price.amount / 12 : price.amount;
  return Math.round(price.perSeat ? each * (seats ?? 1) : each);
}
