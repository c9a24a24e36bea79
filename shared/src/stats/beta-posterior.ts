import { logGamma } from './log-gamma.ts';
import type { Proportion } from './proportion.ts';

/** A beta distribution of a rate; both parameters are whole numbers ≥ 1. */
export interface Beta {
  readonly a: number;
  readonly b: number;
}

/** What is believed of a rate after its trials, starting from Beta(1, 1): every rate alike. */
export function betaPosterior({ successes, trials }: Proportion): Beta {
  return { a: 1 + successes, b: 1 + trials - successes };
}

/**
 * The chance that a draw of `x` exceeds an independent draw of `y`, as the exact finite sum of E. Miller ("Formulas for
 * Bayesian A/B testing", 2015). The sum has as many terms as one parameter; by symmetry the smallest of the four is taken.
 */
export function chanceAbove(x: Beta, y: Beta): number {
  const shortest = Math.min(x.a, x.b, y.a, y.b);
  if (shortest === x.a) return exactSum(x, y);
  if (shortest === y.a) return 1 - exactSum(y, x);
  return shortest === y.b ? exactSum(mirror(y), mirror(x)) : 1 - exactSum(mirror(x), mirror(y));
}

const mirror = ({ a, b }: Beta): Beta => ({ a: b, b: a });

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

// Each term follows from the one before; in logs, because the first may be far below the smallest double.
function exactSum(x: Beta, y: Beta): number {
  const tails = x.b + y.b;
  let logTerm = logBeta(y.a, tails) - logBeta(y.a, y.b);
  let sum = 0;
  for (let i = 0; i < x.a; i += 1) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(((y.a + i) * (x.b + i)) / ((y.a + i + tails) * (i + 1)));
  }
  return Math.min(1, sum);
}
