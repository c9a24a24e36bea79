/** Several readings of one thing. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

/** The middle of an even count is the mean of the two in the middle. Throws where nothing was read. */
export function spreadOf(readings: readonly number[]): Spread {
  const sorted = [...readings].sort((a, b) => a - b);
  const [min, max] = [sorted.at(0), sorted.at(-1)];
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (min === undefined || max === undefined || upper === undefined || lower === undefined)
    throw new RangeError('There is nothing to summarize.');
  return { min, median: (lower + upper) / 2, max };
}

/** Round by round against the same round of the baseline, so that a slow moment of the machine weighs on both. */
export function ratiosTo(baseline: readonly number[], rates: readonly number[]): number[] {
  return rates.flatMap((rate, round) => {
    const base = baseline[round];
    return base === undefined || base === 0 ? [] : [rate / base];
  });
}
