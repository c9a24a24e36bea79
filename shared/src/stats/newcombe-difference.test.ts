import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../vectors/expect-close.ts';
import vectors from '../vectors/stats-intervals.json' with { type: 'json' };
import { newcombeDifference } from './newcombe-difference.ts';

describe('newcombeDifference', () => {
  it.each(vectors.newcombeDifference.cases)('agrees with the published table for $a and $b', ({ a, b, published }) => {
    const { estimate, interval } = newcombeDifference(a, b);
    expectClose(interval, published, 0.00005);
    expectClose([estimate ?? Number.NaN], [a.successes / a.trials - b.successes / b.trials], 1e-15);
  });

  it('is null when a side has no trials', () => {
    const none = { successes: 0, trials: 0 };
    expect(newcombeDifference(none, { successes: 1, trials: 2 })).toEqual({ estimate: null, interval: null });
    expect(newcombeDifference({ successes: 1, trials: 2 }, none)).toEqual({ estimate: null, interval: null });
  });

  it('swapping the sides mirrors the interval', () => {
    const proportion = fc
      .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([trials, share]) => ({ trials, successes: Math.round(share * trials) }));
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const [low = Number.NaN, high = Number.NaN] = newcombeDifference(a, b).interval ?? [];
        expectClose(newcombeDifference(b, a).interval, [-high, -low], 1e-12);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
