import { normalQuantile } from './normal-quantile.ts';

/** `alpha` is two-sided. */
export interface PowerOptions {
  readonly alpha?: number;
  readonly power?: number;
}

/** How many standard errors away an effect must be to be found with that power. */
export function errorsToDetect({ alpha = 0.05, power = 0.8 }: PowerOptions = {}): number {
  return normalQuantile(1 - alpha / 2) + normalQuantile(power);
}

/**
 * Accounts each arm needs to find the absolute `difference` from the rate `baseline`, by the unpooled formula
 * (Fleiss, "Statistical methods for rates and proportions"); `null` when the other rate is no rate or the difference 0.
 *
 * @example sampleSizePerArm(0.1, 0.05) // 683
 */
export function sampleSizePerArm(baseline: number, difference: number, options?: PowerOptions): number | null {
  const other = baseline + difference;
  if (!(baseline >= 0 && baseline <= 1 && other >= 0 && other <= 1) || difference === 0) return null;
  const variance = baseline * (1 - baseline) + other * (1 - other);
  return Math.ceil((errorsToDetect(options) ** 2 * variance) / difference ** 2);
}
