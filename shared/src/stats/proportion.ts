/** Successes out of trials, for instance converted accounts out of mature ones. */
export interface Proportion {
  readonly successes: number;
  readonly trials: number;
}

/** Successes / trials as a fraction, or `null` without trials. `rateOf({ successes: 1, trials: 4 })` is 0.25. */
export function rateOf({ successes, trials }: Proportion): number | null {
  return trials > 0 ? successes / trials : null;
}

/** Variance of the observed rate, p(1 − p) / n; 0 when every trial ended alike. `trials` must be above 0. */
export function rateVariance({ successes, trials }: Proportion): number {
  return (successes * (trials - successes)) / trials ** 3;
}
