import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../vectors/expect-close.ts';
import vectors from '../vectors/stats-comparison.json' with { type: 'json' };
import { chanceToBeat } from './chance-to-beat.ts';
import { expectedLoss } from './expected-loss.ts';

const proportion = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([trials, share]) => ({ trials, successes: Math.round(share * trials) }));

describe('chanceToBeat and expectedLoss', () => {
  it.each(vectors.bayes.cases)('$a against $b', ({ a, b, chance, loss }) => {
    expectClose([chanceToBeat(a, b), expectedLoss(a, b)], [chance, loss], vectors.tolerance);
  });

  it('the chances of the two sides add up to one', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        expectClose([chanceToBeat(a, b) + chanceToBeat(b, a)], [1], 1e-9);
      }),
    );
  });

  it('the losses of the two sides differ by the difference of the posterior means', () => {
    const mean = ({ successes, trials }: { successes: number; trials: number }) => (successes + 1) / (trials + 2);
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        expectClose([expectedLoss(a, b) - expectedLoss(b, a)], [mean(b) - mean(a)], 1e-9);
      }),
    );
  });

  it('a million accounts a side stay exact', () => {
    const a = { successes: 50_000, trials: 1_000_000 };
    const b = { successes: 50_200, trials: 1_000_000 };
    // Normal approximation of the difference: 0.0002 / √(2 · 0.05 · 0.95 / 10⁶) = 0.6492 standard errors.
    expect(chanceToBeat(b, a)).toBeCloseTo(0.7419, 3);
  });
});
