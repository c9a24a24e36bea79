import { errorsToDetect, type PowerOptions } from './sample-size-per-arm.ts';

/** The smallest improvement that the present size can find: absolute, and relative to the baseline. */
interface DetectableLift {
  readonly difference: number;
  readonly lift: number;
}

/**
 * Solves the unpooled sample size formula for the rate above `baseline` (the withheld rate) that `shown` and `withheld`
 * accounts can tell from it; `null` when the baseline is not above 0, an arm is empty, or no rate up to 1 is far enough.
 *
 * @example smallestDetectableLift(0.1, { shown: 683, withheld: 683 }) // { difference: 0.05, lift: 0.5 }
 */
export function smallestDetectableLift(
  baseline: number,
  { shown, withheld }: { readonly shown: number; readonly withheld: number },
  options?: PowerOptions,
): DetectableLift | null {
  if (!(baseline > 0 && baseline < 1 && shown > 0 && withheld > 0)) return null;
  const squared = errorsToDetect(options) ** 2;
  const perShown = squared / shown;
  // (p − baseline)² = z² (p (1 − p) / shown + baseline (1 − baseline) / withheld), as a quadratic in p.
  const second = 1 + perShown;
  const first = 2 * baseline + perShown;
  const constant = baseline ** 2 - (squared * baseline * (1 - baseline)) / withheld;
  const rate = (first + Math.sqrt(first ** 2 - 4 * second * constant)) / (2 * second);
  return rate > 1 ? null : { difference: rate - baseline, lift: rate / baseline - 1 };
}
