import type { TierPathCell } from '@uptier/shared/contracts/report.ts';
import { sampleSizePerArm } from '@uptier/shared/stats/sample-size-per-arm.ts';

/** The smallest lift a growth team acts on, relative to the withheld rate: what a comparison is planned to find. */
const WORTHWHILE_LIFT = 0.25;

/** Accounts each side needs before "no sign of lift" may be said; null while nothing is known of the withheld rate. */
export function plannedPerArm({ withheld }: Pick<TierPathCell, 'withheld'>): number | null {
  if (withheld.rate === null || withheld.rate === 0) return null;
  return sampleSizePerArm(withheld.rate, Math.min(withheld.rate * WORTHWHILE_LIFT, 1 - withheld.rate));
}
