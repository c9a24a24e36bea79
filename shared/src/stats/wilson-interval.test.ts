import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../vectors/expect-close.ts';
import vectors from '../vectors/stats-intervals.json' with { type: 'json' };
import { normalQuantile } from './normal-quantile.ts';
import { wilsonInterval } from './wilson-interval.ts';

describe('wilsonInterval', () => {
  it.each(vectors.wilsonInterval.cases)('$successes of $trials at $confidence', (vector) => {
    const interval = wilsonInterval(vector.successes, vector.trials, vector.confidence);
    expectClose(interval, vector.interval, vectors.tolerance);
    if (vector.published) expectClose(interval, vector.published, 0.00005);
  });

  it('is null without trials', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it('holds the observed rate, stays within 0 to 1 and is wider at a higher confidence', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (trials, share) => {
          const successes = Math.round(trials * share);
          const [low = Number.NaN, high = Number.NaN] = wilsonInterval(successes, trials) ?? [];
          const [wideLow = Number.NaN, wideHigh = Number.NaN] = wilsonInterval(successes, trials, 0.99) ?? [];
          expect(low).toBeGreaterThanOrEqual(wideLow);
          expect(high).toBeLessThanOrEqual(wideHigh);
          expect(wideLow).toBeGreaterThanOrEqual(0);
          expect(wideHigh).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(successes / trials);
          expect(high).toBeGreaterThanOrEqual(successes / trials);
        },
      ),
    );
  });
});

it.each(vectors.normalQuantile.cases)('normalQuantile of $p', ({ p, value }) => {
  expectClose([normalQuantile(p)], [value], 1e-14);
});

it('normalQuantile has no bound at 0 and 1', () => {
  expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
});
