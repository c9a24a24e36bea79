import { describe, expect, it } from 'vitest';
import { expectClose } from '../vectors/expect-close.ts';
import vectors from '../vectors/stats-intervals.json' with { type: 'json' };
import { confidenceSequence } from './confidence-sequence.ts';
import { criticalValue } from './normal-quantile.ts';
import { type Proportion, rateVariance } from './proportion.ts';

describe('confidenceSequence', () => {
  it.each(vectors.confidenceSequence.cases)('$estimate ± $standardError at $n, α $alpha, N* $tuning', (vector) => {
    const { estimate, standardError, n, alpha, tuning, interval } = vector;
    expectClose(confidenceSequence(estimate, standardError, n, { alpha, tuning }), interval, vectors.tolerance);
  });

  it('takes α 0.05 and N* 5,000 unless told', () => {
    expect(confidenceSequence(0.03, 0.01, 2000)).toEqual(
      confidenceSequence(0.03, 0.01, 2000, { alpha: 0.05, tuning: 5000 }),
    );
  });

  it('is null where no variance was seen', () => {
    expect(confidenceSequence(0, 0, 40)).toBeNull();
    expect(confidenceSequence(0.1, 0.1, 0)).toBeNull();
    expect(confidenceSequence(0.1, Number.NaN, 10)).toBeNull();
  });

  it('holds the truth at every look together, where a fixed-sample interval does not', () => {
    const random = mulberry32(20_261_120);
    const runs = 400;
    let missed = 0;
    let missedFixed = 0;
    for (let run = 0; run < runs; run += 1) {
      const looks = lookAtEveryStep(random, 3000);
      missed += looks.sequence ? 1 : 0;
      missedFixed += looks.fixed ? 1 : 0;
    }
    expect(missed / runs).toBeLessThanOrEqual(0.05);
    expect(missedFixed / runs).toBeGreaterThan(0.25);
  });
});

/** One comparison of two equal rates, looked at after each account from the 200th on: did an interval ever miss 0? */
function lookAtEveryStep(random: () => number, accounts: number): { sequence: boolean; fixed: boolean } {
  const sides: [Proportion, Proportion] = [
    { successes: 0, trials: 0 },
    { successes: 0, trials: 0 },
  ];
  const missed = { sequence: false, fixed: false };
  for (let n = 1; n <= accounts; n += 1) {
    const side = random() < 0.3 ? 1 : 0;
    const { successes, trials } = sides[side];
    sides[side] = { successes: successes + (random() < 0.2 ? 1 : 0), trials: trials + 1 };
    if (n < 200) continue;
    const [shown, withheld] = sides;
    const estimate = shown.successes / shown.trials - withheld.successes / withheld.trials;
    const error = Math.sqrt(rateVariance(shown) + rateVariance(withheld));
    const interval = confidenceSequence(estimate, error, n);
    if (interval && (interval[0] > 0 || interval[1] < 0)) missed.sequence = true;
    if (Math.abs(estimate) > criticalValue(0.95) * error) missed.fixed = true;
  }
  return missed;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
