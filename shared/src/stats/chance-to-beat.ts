import { betaPosterior, chanceAbove } from './beta-posterior.ts';
import type { Proportion } from './proportion.ts';

/**
 * The chance that the true rate of `a` is above that of `b`, given the counts and a Beta(1, 1) prior for each.
 *
 * @example chanceToBeat({ successes: 56, trials: 70 }, { successes: 48, trials: 80 }) // 0.9959
 */
export function chanceToBeat(a: Proportion, b: Proportion): number {
  return chanceAbove(betaPosterior(a), betaPosterior(b));
}
