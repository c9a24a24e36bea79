import type { MovementKind } from '../contracts/movement.ts';

/** A plan as one side of a change; `seats` is `null` where the plan has none, `products` where nobody said them. */
export interface Plan {
  readonly tier: string | null;
  readonly seats: number | null;
  readonly mrr: number;
  readonly products?: readonly string[] | null;
}

/**
 * Names a change of monthly recurring revenue from `before` to `after` (minor units), or `null` when it did not change.
 *
 * @example movementKind(19900, 59900, true) // 'expansion'
 */
export function movementKind(before: number, after: number, hasPaidBefore: boolean): MovementKind | null {
  if (before === after) return null;
  if (after <= 0) return 'churn';
  if (before <= 0) return hasPaidBefore ? 'reactivation' : 'new';
  return after > before ? 'expansion' : 'contraction';
}

/**
 * The one motion a plan change is filed under: tier when that changed, else cross-sell when products did, else seats when
 * their number did; a mere price is the tier's.
 */
export function planMotion(before: Plan, after: Plan): 'tier' | 'seats' | 'cross-sell' {
  if (before.tier !== after.tier) return 'tier';
  if (hasOtherProducts(before, after)) return 'cross-sell';
  return before.seats === after.seats ? 'tier' : 'seats';
}

/** True when products were attached or given up; that nobody named any before is no difference to having none. */
export function hasOtherProducts({ products: before }: Plan, { products: after }: Plan): boolean {
  if (!after) return false;
  const known = before ?? [];
  return after.length !== known.length || after.some((product) => !known.includes(product));
}
