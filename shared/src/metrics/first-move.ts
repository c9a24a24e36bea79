import type { Movement } from '../contracts/movement.ts';

/**
 * An account's first change to a tier above `tier` after the instant `after`, whatever it did to revenue; `null` when
 * there is none or the catalog has no such tier. `movements` are one account's in any order, `tiers` the catalog's ids, lowest first.
 *
 * @example firstMoveAbove(movements, 'starter', enteredAt, ['starter', 'pro']) // the movement to pro
 */
export function firstMoveAbove<Row extends Pick<Movement, 'at' | 'fromTier' | 'toTier'>>(
  movements: Iterable<Row>,
  tier: string,
  after: number,
  tiers: readonly string[],
): Row | null {
  const rank = tiers.indexOf(tier);
  if (rank < 0) return null;
  let first: Row | null = null;
  for (const movement of movements) {
    const { at, fromTier, toTier } = movement;
    const isAbove = toTier !== null && toTier !== fromTier && tiers.indexOf(toTier) > rank;
    if (isAbove && at > after && (first === null || at < first.at)) first = movement;
  }
  return first;
}
