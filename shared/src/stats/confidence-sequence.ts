import type { Interval } from '../contracts/report.ts';

/** `alpha` is the chance of ever missing the truth; `tuning` is the n at which the interval is tightest. */
interface SequenceOptions {
  readonly alpha?: number;
  readonly tuning?: number;
}

// ρ² that makes the sequence tightest at n = tuning (equation 161 of the paper).
const rhoSquared = (alpha: number, tuning: number): number => {
  const twice = -2 * Math.log(alpha);
  return (twice + Math.log(twice + 1)) / tuning;
};

/**
 * Always-valid interval around an estimate: the asymptotic confidence sequence of Waudby-Smith and others
 * (arXiv 2103.06476, equation 9), which holds at every look together. `standardError` belongs to the estimate at `n`
 * observations, so `standardError × √n` is the spread of one. `null` when n or the error is 0 or not finite: without
 * any observed variance nothing is known about how far the estimate may be off.
 *
 * @example confidenceSequence(0.05, 0.01, 5000) // [0.0196, 0.0804], where a fixed-sample interval is [0.0304, 0.0696]
 */
export function confidenceSequence(
  estimate: number,
  standardError: number,
  n: number,
  { alpha = 0.05, tuning = 5000 }: SequenceOptions = {},
): Interval | null {
  if (!(n > 0) || !(standardError > 0) || !Number.isFinite(standardError)) return null;
  const scaled = n * rhoSquared(alpha, tuning);
  const half = standardError * Math.sqrt(((2 * (scaled + 1)) / scaled) * Math.log(Math.sqrt(scaled + 1) / alpha));
  return [estimate - half, estimate + half];
}
