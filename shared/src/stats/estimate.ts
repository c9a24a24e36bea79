import type { Interval } from '../contracts/report.ts';

/** A number and how far it may be off; either is `null` where there is no data for it. */
export interface Estimate {
  readonly estimate: number | null;
  readonly interval: Interval | null;
}
