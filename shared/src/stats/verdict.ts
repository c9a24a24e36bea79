import type { Interval } from '../contracts/report.ts';
import type { SampleRatio } from './sample-ratio-mismatch.ts';

/** What a comparison says now. `days` is `null` when no end can be told: no plan, or no recent exposures. */
export type Verdict =
  | { readonly kind: 'sample-mismatch'; readonly pValue: number }
  | { readonly kind: 'working' }
  | { readonly kind: 'hurting' }
  | { readonly kind: 'no-sign-of-lift' }
  | { readonly kind: 'more-days'; readonly days: number | null };

/** One side of the comparison: its mature accounts, and how many enter it on a recent day. */
interface Arm {
  readonly mature: number;
  readonly enteredPerDay: number;
}

/** `interval` is the always-valid one of the difference; `plannedPerArm` is `null` while there is no plan. */
export interface VerdictFacts {
  readonly sampleRatio: SampleRatio | null;
  readonly interval: Interval | null;
  readonly plannedPerArm: number | null;
  readonly arms: readonly Arm[];
}

/**
 * Judges a comparison: a sample mismatch before all others, then an interval that lies wholly above or below 0, then
 * whether the planned size is reached. A difference without interval (no variance seen) says neither up nor down.
 *
 * @example verdict({ sampleRatio, interval: [0.01, 0.05], plannedPerArm: 683, arms }) // { kind: 'working' }
 */
export function verdict({ sampleRatio, interval, plannedPerArm, arms }: VerdictFacts): Verdict {
  if (sampleRatio?.isMismatch) return { kind: 'sample-mismatch', pValue: sampleRatio.pValue };
  if (interval && interval[0] > 0) return { kind: 'working' };
  if (interval && interval[1] < 0) return { kind: 'hurting' };
  if (plannedPerArm === null || arms.length === 0) return { kind: 'more-days', days: null };
  const days = Math.max(...arms.map((arm) => daysUntil(plannedPerArm, arm)));
  if (days === 0) return { kind: 'no-sign-of-lift' };
  return { kind: 'more-days', days: Number.isFinite(days) ? days : null };
}

function daysUntil(planned: number, { mature, enteredPerDay }: Arm): number {
  return mature >= planned ? 0 : Math.ceil((planned - mature) / enteredPerDay);
}
