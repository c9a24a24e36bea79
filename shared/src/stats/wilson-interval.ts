import type { Interval } from '../contracts/report.ts';
import { criticalValue } from './normal-quantile.ts';

/**
 * Wilson's score interval of a rate (Wilson 1927; Newcombe 1998, method 3), a fraction of 0 to 1; `null` without trials.
 *
 * @example wilsonInterval(81, 263) // [0.2553, 0.3662]
 */
export function wilsonInterval(successes: number, trials: number, confidence = 0.95): Interval | null {
  if (!(trials > 0)) return null;
  const z2 = criticalValue(confidence) ** 2;
  const middle = successes + z2 / 2;
  const half = Math.sqrt(z2 * ((successes * (trials - successes)) / trials + z2 / 4));
  // Rounding would leave 1e-17 where the bound is exactly 0 or 1.
  const low = successes === 0 ? 0 : (middle - half) / (trials + z2);
  const high = successes === trials ? 1 : (middle + half) / (trials + z2);
  return [low, high];
}
