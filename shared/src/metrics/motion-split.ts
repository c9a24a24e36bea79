import type { Plan } from './movement.ts';

/** A change of recurring revenue by motion, minor units; the two add up to the whole change. */
export interface MotionSplit {
  readonly tier: number;
  readonly seats: number;
}

/**
 * Splits an account's plan changes: (new − old price per seat) × old seats is tier, the rest is seats. The tier part is
 * summed exactly over all changes and rounded half up once. A change from or to nothing, or without seats, is all tier.
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

// As a fraction of integers: a rounding error of doubles could turn an exact half the wrong way.
function tierPart(before: Plan, after: Plan): [top: bigint, bottom: bigint] {
  const isSeated = before.mrr > 0 && after.mrr > 0 && (before.seats ?? 0) > 0 && (after.seats ?? 0) > 0;
  if (!isSeated) return [BigInt(after.mrr - before.mrr), 1n];
  const oldSeats = BigInt(before.seats ?? 0);
  const newSeats = BigInt(after.seats ?? 0);
  return [BigInt(after.mrr) * oldSeats - BigInt(before.mrr) * newSeats, newSeats];
}

function roundHalfUp(top: bigint, bottom: bigint): number {
  const doubled = 2n * top + bottom;
  const floor = doubled / (2n * bottom);
  return Number(doubled < 0n && doubled % (2n * bottom) !== 0n ? floor - 1n : floor);
}
