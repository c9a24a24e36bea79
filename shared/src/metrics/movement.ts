import type { MovementKind } from '../contracts/movement.ts';

/** A plan as one side of a change; `seats` is `null` where the plan has none. */
export interface Plan {
  readonly tier: string | null;
  readonly seats: number | null;
  readonly mrr: number;
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

/** The one motion a plan change is filed under: seats when only their number changed, else tier. */
export function planMotion(before: Plan, after: Plan): 'tier' | 'seats' {
  return before.tier === after.tier && before.seats !== after.seats ? 'seats' : 'tier';
}
