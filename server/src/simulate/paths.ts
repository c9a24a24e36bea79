import type { Random } from './random.ts';

/** A path with its true chances: that an account moves exactly to `to` within the window of its entry. */
export interface TruePath {
  from: string;
  to: string;
  /** Only companies of these sizes are asked to take it, so that no account is on two paths at once. */
  sizes: { least: number; below: number };
  shownRate: number;
  withheldRate: number;
}

/** Chance when withheld, and what being shown adds, by the ranks of the two tiers. */
const effects: Readonly<Record<string, { withheld: number; lift: number }>> = {
  '0>1': { withheld: 0.1, lift: 0.19 },
  '1>2': { withheld: 0.1, lift: 0.12 },
  '2>3': { withheld: 0.09, lift: 0.07 },
  // Hardly anything to gain by skipping a tier, and something to lose by pushing it.
  '0>2': { withheld: 0.06, lift: 0.003 },
  '1>3': { withheld: 0.1, lift: -0.045 },
};
const otherEffect = { withheld: 0.1, lift: 0.05 };

/** From this size on a company is asked to skip the next tier. */
const SKIPS_FROM = [150, 600];
/** Each seed has truths of its own, this far around the table above. */
const VARIATION = 0.1;

/** The paths of a world: every tier's next, and for larger companies the one after it. */
export function createPaths(random: Random, tiers: readonly string[]): TruePath[] {
  return tiers.flatMap((from, rank) => {
    const next = tiers[rank + 1];
    const second = tiers[rank + 2];
    const split = SKIPS_FROM[rank];
    if (next === undefined) return [];
    if (second === undefined || split === undefined) {
      return [{ from, to: next, sizes: { least: 0, below: Number.POSITIVE_INFINITY }, ...ratesOf(random, rank, 1) }];
    }
    return [
      { from, to: next, sizes: { least: 0, below: split }, ...ratesOf(random, rank, 1) },
      { from, to: second, sizes: { least: split, below: Number.POSITIVE_INFINITY }, ...ratesOf(random, rank, 2) },
    ];
  });
}

function ratesOf(random: Random, rank: number, steps: number) {
  const { withheld, lift } = effects[`${rank}>${rank + steps}`] ?? otherEffect;
  const own = random.fork(`${rank}>${rank + steps}`);
  const withheldRate = rounded(withheld * own.between(1 - VARIATION, 1 + VARIATION));
  return { withheldRate, shownRate: rounded(withheldRate + lift * own.between(1 - VARIATION, 1 + VARIATION)) };
}

/** The path an account of this tier and size may be asked to take. */
export function pathFor(paths: readonly TruePath[], tier: string, size: number): TruePath | undefined {
  return paths.find(({ from, sizes }) => from === tier && size >= sizes.least && size < sizes.below);
}

export function rounded(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}
