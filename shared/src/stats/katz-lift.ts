import type { Estimate } from './estimate.ts';
import { criticalValue } from './normal-quantile.ts';
import type { Proportion } from './proportion.ts';

/**
 * Relative lift of rate `a` over rate `b`, a / b − 1, with Katz's log interval (Katz and others, Biometrics 34, 1978).
 * Both are `null` when a side has no success: the log of the ratio has no finite spread then.
 *
 * @example katzLift({ successes: 56, trials: 70 }, { successes: 48, trials: 80 }) // 0.3333, [0.0766, 0.6512]
 */
export function katzLift(a: Proportion, b: Proportion, confidence = 0.95): Estimate {
  if (!(a.successes > 0 && b.successes > 0)) return { estimate: null, interval: null };
  const ratio = (a.successes * b.trials) / (a.trials * b.successes);
  const error = Math.sqrt(1 / a.successes - 1 / a.trials + 1 / b.successes - 1 / b.trials);
  const spread = Math.exp(criticalValue(confidence) * error);
  return { estimate: ratio - 1, interval: [ratio / spread - 1, ratio * spread - 1] };
}
