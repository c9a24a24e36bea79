import type { Catalog, Tier } from '../../contracts/catalog.ts';
import type { EpochMs } from '../../contracts/time.ts';
import type { AccountState, Plan, Stamped } from '../state/state.ts';

/**
 * The plan at an instant: the last one set by then, null before the first. A mere mention of the tier by trait keeps the
 * MRR and seats that a plan event of the same tier gave.
 *
 * @example planAt(state, now)?.value.tier // 'starter'
 */
export function planAt(state: AccountState, at: EpochMs): Stamped<Plan> | null {
  let last = state.plans.length - 1;
  while (last >= 0 && (state.plans[last]?.at ?? 0) > at) last--;
  const plan = state.plans[last];
  if (!plan) return null;
  if (plan.value.mrr !== null) return plan;
  for (let index = last - 1; index >= 0; index--) {
    const earlier = state.plans[index];
    if (!earlier || earlier.value.tier !== plan.value.tier) break;
    if (earlier.value.mrr === null) continue;
    return { ...earlier, value: { ...earlier.value, seats: plan.value.seats ?? earlier.value.seats } };
  }
  return plan;
}

/**
 * The latest move to a lower tier at or before `at`; null when there was none.
 *
 * @example lastDowngrade(state, catalog, now) // { from: 'pro', to: 'starter', at: 1795176000000 }
 */
export function lastDowngrade(
  state: AccountState,
  catalog: Catalog,
  at: EpochMs,
): { from: string; to: string; at: EpochMs } | null {
  for (let index = state.plans.length - 1; index > 0; index--) {
    const plan = state.plans[index];
    const before = state.plans[index - 1];
    if (!plan || !before || plan.at > at) continue;
    if (tierRank(catalog, plan.value.tier) < tierRank(catalog, before.value.tier))
      return { from: before.value.tier, to: plan.value.tier, at: plan.at };
  }
  return null;
}

/** Place of a tier from the lowest, 0; -1 for none or an unknown one. */
export function tierRank(catalog: Catalog, tier: string | null): number {
  return tier === null ? -1 : (shapeOf(catalog).ranks.get(tier) ?? -1);
}

/** The tier with this id; null for none or an unknown one. */
export function findTier(catalog: Catalog, tier: string | null): Tier | null {
  return catalog.tiers[tierRank(catalog, tier)] ?? null;
}

/** Ids of all features of a tier, those of lower tiers included; empty for none or an unknown one. */
export function featuresOf(catalog: Catalog, tier: string | null): ReadonlySet<string> {
  return shapeOf(catalog).features[tierRank(catalog, tier)] ?? noFeatures;
}

/**
 * A limit under a plan: the tier's number, else that of the nearest lower tier that names it; `null` is unlimited. The
 * `seats` limit is the plan's purchased seats where given.
 *
 * @example limitOf(catalog, { tier: 'starter', seats: null }, 'api_calls') // 10000
 */
export function limitOf(catalog: Catalog, plan: Pick<Plan, 'tier' | 'seats'> | null, limit: string): number | null {
  if (!plan) return null;
  if (limit === 'seats' && plan.seats !== null) return plan.seats;
  return shapeOf(catalog).limits[tierRank(catalog, plan.tier)]?.get(limit) ?? null;
}

interface Shape {
  ranks: Map<string, number>;
  features: ReadonlySet<string>[];
  limits: ReadonlyMap<string, number | null>[];
}

const noFeatures: ReadonlySet<string> = new Set();
const byCatalog = new WeakMap<Catalog, Shape>();

function shapeOf(catalog: Catalog): Shape {
  const known = byCatalog.get(catalog);
  if (known) return known;
  const shape: Shape = { ranks: new Map(), features: [], limits: [] };
  let features: ReadonlySet<string> = noFeatures;
  let limits: ReadonlyMap<string, number | null> = new Map();
  for (const [rank, tier] of catalog.tiers.entries()) {
    features = new Set([...features, ...tier.features]);
    limits = new Map([...limits, ...Object.entries(tier.limits)]);
    shape.ranks.set(tier.id, rank);
    shape.features.push(features);
    shape.limits.push(limits);
  }
  byCatalog.set(catalog, shape);
  return shape;
}
