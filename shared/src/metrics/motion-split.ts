import { type Plan, planMotion } from './movement.ts';

/** A change of recurring revenue by motion, minor units; the two add up to the whole change. */
export interface MotionSplit {
  readonly tier: number;
  readonly seats: number;
}

/**
 * Splits an account's plan changes: (new − old price per seat) × old seats is tier, the rest is seats. The tier part is
 * summed exactly over all changes and rounded half up once. A change that has no price per seat on both sides is whole,
 * by its motion. Money is whole minor units.
 *
 * @example motionSplit([[{ tier: 'a', seats: 2, mrr: 200 }, { tier: 'b', seats: 3, mrr: 450 }]]) // { tier: 100, seats: 150 }
 */
export function motionSplit(changes: Iterable<readonly [before: Plan, after: Plan]>): MotionSplit {
  let top = 0n;
  let bottom = 1n;
  let whole = 0;
  for (const [before, after] of changes) {
    const [partTop, partBottom] = tierPart(before, after);
    top = top * partBottom + partTop * bottom;
    bottom *= partBottom;
    whole += after.mrr - before.mrr;
  }
  const tier = roundHalfUp(top, bottom);
  return { tier, seats: whole - tier };
}

// As a fraction of whole numbers: a rounding error of doubles could turn an exact half the wrong way.
function tierPart(before: Plan, after: Plan): [top: bigint, bottom: bigint] {
  if (isSeated(before) && isSeated(after)) {
    const newSeats = BigInt(after.seats);
    return [BigInt(after.mrr) * BigInt(before.seats) - BigInt(before.mrr) * newSeats, newSeats];
  }
  return [planMotion(before, after) === 'tier' ? BigInt(after.mrr - before.mrr) : 0n, 1n];
}

const isSeated = (plan: Plan): plan is Plan & { readonly seats: number } =>
  plan.mrr > 0 && plan.seats !== null && plan.seats > 0;

function roundHalfUp(top: bigint, bottom: bigint): number {
  const doubled = 2n * top + bottom;
  const cut = doubled / (2n * bottom);
  const isBelowCut = doubled < 0n && doubled % (2n * bottom) !== 0n;
  return Number(isBelowCut ? cut - 1n : cut);
}
