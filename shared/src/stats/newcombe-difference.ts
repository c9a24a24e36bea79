import type { Estimate } from './estimate.ts';
import { type Proportion, rateOf } from './proportion.ts';
import { wilsonInterval } from './wilson-interval.ts';

/**
 * Difference of two independent rates, `a` − `b`, with Newcombe's hybrid score interval (Newcombe 1998, method 10).
 * Both are `null` when a side has no trials.
 *
 * @example newcombeDifference({ successes: 56, trials: 70 }, { successes: 48, trials: 80 }) // 0.2, [0.0524, 0.3339]
 */
export function newcombeDifference(a: Proportion, b: Proportion, confidence = 0.95): Estimate {
  const rateA = rateOf(a);
  const rateB = rateOf(b);
  const boundsA = wilsonInterval(a.successes, a.trials, confidence);
  const boundsB = wilsonInterval(b.successes, b.trials, confidence);
  if (rateA === null || rateB === null || !boundsA || !boundsB) return { estimate: null, interval: null };
  const estimate = rateA - rateB;
  const down = Math.hypot(rateA - boundsA[0], boundsB[1] - rateB);
  const up = Math.hypot(boundsA[1] - rateA, rateB - boundsB[0]);
  return { estimate, interval: [estimate - down, estimate + up] };
}
