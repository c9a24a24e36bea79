import { betaPosterior, chanceAbove } from './beta-posterior.ts';
import type { Proportion } from './proportion.ts';

/**
 * What choosing `a` costs on average if `b` is the better one: the mean of max(rate b − rate a, 0) over both posteriors
 * with a Beta(1, 1) prior, as a rate (C. Stucchio, "Bayesian A/B testing at VWO", 2015).
 *
 * @example expectedLoss({ successes: 56, trials: 70 }, { successes: 48, trials: 80 }) // 0.0001
 */
export function expectedLoss(a: Proportion, b: Proportion): number {
  const chosen = betaPosterior(a);
  const other = betaPosterior(b);
  const otherWins = chanceAbove({ ...other, a: other.a + 1 }, chosen) * (other.a / (other.a + other.b));
  const chosenThen = (1 - chanceAbove({ ...chosen, a: chosen.a + 1 }, other)) * (chosen.a / (chosen.a + chosen.b));
  return Math.max(0, otherWins - chosenThen);
}
