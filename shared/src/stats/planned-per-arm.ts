import { sampleSizePerArm } from './sample-size-per-arm.ts';

/** The smallest lift a growth team acts on, relative to the baseline: what a comparison is planned to find. */
const WORTHWHILE_LIFT = 0.25;

/**
 * Accounts each side needs to find the smallest lift worth acting on; `null` while nothing is known of the baseline, the
 * rate of those who are not shown.
 *
 * @example plannedPerArm(0.05) // 5330 accounts, to tell 6.25 % from 5 %
 */
export function plannedPerArm(baseline: number | null): number | null {
  if (baseline === null || baseline === 0) return null;
  return sampleSizePerArm(baseline, Math.min(baseline * WORTHWHILE_LIFT, 1 - baseline));
}
