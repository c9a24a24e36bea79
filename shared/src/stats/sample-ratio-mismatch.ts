import { upperGamma } from './upper-gamma.ts';

/** Below this p the split of a comparison is flagged. */
const FLAG_BELOW = 0.001;

/** How likely a split at least this far from the weights is by chance. */
export interface SampleRatio {
  readonly pValue: number;
  readonly isMismatch: boolean;
}

/** One side of a split: the accounts counted in it and the weight it should have (any positive scale; 0 is legal). */
interface SplitSide {
  readonly observed: number;
  readonly weight: number;
}

/**
 * Pearson's chi-square test of observed accounts against their weights; a mismatch at p < 0.001. `null` when there is
 * nothing to compare: no accounts, or fewer than two sides with a weight or accounts.
 *
 * @example sampleRatioMismatch([{ observed: 9000, weight: 0.9 }, { observed: 1000, weight: 0.1 }]) // p = 1, no mismatch
 */
export function sampleRatioMismatch(split: readonly SplitSide[]): SampleRatio | null {
  const sides = split.filter(({ observed, weight }) => observed > 0 || weight > 0);
  const total = sides.reduce((sum, { observed }) => sum + observed, 0);
  const weights = sides.reduce((sum, { weight }) => sum + weight, 0);
  if (sides.length < 2 || total === 0 || !(weights > 0)) return null;
  const chiSquare = sides.reduce((sum, { observed, weight }) => {
    const expected = (total * weight) / weights;
    return sum + (observed - expected) ** 2 / expected;
  }, 0);
  const pValue = upperGamma((sides.length - 1) / 2, chiSquare / 2);
  return { pValue, isMismatch: pValue < FLAG_BELOW };
}
