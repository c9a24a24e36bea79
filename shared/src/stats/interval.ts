/** A closed interval `[low, high]` in the unit of its estimate. */
export type Interval = readonly [low: number, high: number];

/** A number and how far it may be off; either is `null` where there is no data for it. */
export interface Estimate {
  readonly estimate: number | null;
  readonly interval: Interval | null;
}
