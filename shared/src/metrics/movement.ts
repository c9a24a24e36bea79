/** What a change of recurring revenue is. */
export type MovementKind = 'new' | 'expansion' | 'contraction' | 'churn' | 'reactivation';

/** What grew or shrank. */
export type Motion = 'tier' | 'seats' | 'usage' | 'cross-sell';

/** One change of an account's recurring revenue. Money is minor units a month; a missing tier is `null`. */
export interface Movement {
  readonly accountId: string;
  readonly at: number;
  readonly kind: MovementKind;
  readonly motion: Motion;
  readonly fromTier: string | null;
  readonly toTier: string | null;
  readonly mrrBefore: number;
  readonly mrrAfter: number;
  readonly currency: string;
}

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
