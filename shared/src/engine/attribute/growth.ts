import type { CampaignMotion } from '../../contracts/campaign.ts';
import type { Movement } from '../../contracts/movement.ts';

/** One change of an account's plan; seats and products are null, or absent, where nobody said them. */
export type Change = Pick<Movement, 'at' | 'fromTier' | 'toTier'> & {
  seatsBefore?: number | null;
  seatsAfter?: number | null;
  productsBefore?: readonly string[] | null;
  productsAfter?: readonly string[] | null;
};

/** A tier moved up, more seats on the same tier, or a product attached. `to` is the tier or the product. */
export interface Step {
  motion: CampaignMotion;
  from: string;
  to: string;
}

/** What an exposure asked an account to take; `seats` is the limit it had then. */
export interface Aim {
  motion?: CampaignMotion;
  from: string;
  to: string;
  seats?: number | null;
}

/**
 * The ways in which one change made the account grow. `tiers` are the catalog's ids, lowest first. Who changes its tier
 * buys no seats by that: tiers count them differently.
 *
 * @example stepsOf({ at, fromTier: 'starter', toTier: 'pro' }, ['starter', 'pro']) // [{ motion: 'tier', … }]
 */
export function stepsOf(change: Change, tiers: readonly string[]): Step[] {
  const { fromTier: from, toTier: to, seatsBefore = null, seatsAfter = null } = change;
  if (from === null || to === null) return [];
  const steps: Step[] = [];
  if (tiers.includes(from) && isAbove(to, from, tiers)) steps.push({ motion: 'tier', from, to });
  const hasMore = seatsAfter !== null && (seatsBefore === null || seatsAfter > seatsBefore);
  if (from === to && hasMore) steps.push({ motion: 'seats', from, to });
  for (const product of attached(change)) steps.push({ motion: 'cross-sell', from, to: product });
  return steps;
}

/** Whether a step is what the exposure asked for, or part of the way there. */
export function isAnswer(step: Step, change: Change, aim: Aim, tiers: readonly string[]): boolean {
  const { motion = 'tier', from, to } = aim;
  if (step.motion !== motion || step.from !== from) return false;
  if (motion === 'seats') return isMore(change, aim);
  if (motion === 'cross-sell') return step.to === to;
  return isAbove(to, from, tiers) && !isAbove(to, step.to, tiers);
}

/**
 * Where a change led an account that had entered a path: a tier above the path's start, for seats the tier itself, for a
 * cross-sell the product. Null for a change of another motion.
 */
export function reached(change: Change, aim: Aim, tiers: readonly string[]): string | null {
  const { motion = 'tier', from, to } = aim;
  const { fromTier, toTier } = change;
  if (motion === 'cross-sell') return attached(change).includes(to) ? to : null;
  if (motion === 'seats') return fromTier === from && toTier === from && isMore(change, aim) ? to : null;
  return fromTier !== toTier && isAbove(toTier, from, tiers) ? toTier : null;
}

/** More seats than before, and than the exposure saw. */
function isMore({ seatsBefore = null, seatsAfter = null }: Change, { seats = null }: Aim): boolean {
  if (seatsAfter === null || (seatsBefore ?? seats) === null) return false;
  return seatsAfter > (seatsBefore ?? -1) && seatsAfter > (seats ?? -1);
}

/** Of products that nobody had said before, each is new. */
function attached({ productsBefore = null, productsAfter = null }: Change): string[] {
  return (productsAfter ?? []).filter((id) => !productsBefore?.includes(id));
}

function isAbove(tier: string | null, other: string, tiers: readonly string[]): boolean {
  return tier !== null && tiers.indexOf(tier) > tiers.indexOf(other);
}
