import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../vectors/expect-close.ts';
import vectors from '../vectors/stats-adjustment.json' with { type: 'json' };
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { holm } from './holm.ts';

describe('holm and benjaminiHochberg', () => {
  it.each(vectors.adjustment.cases)('$p', (vector) => {
    expectClose(holm(vector.p), vector.holm, vectors.tolerance);
    expectClose(benjaminiHochberg(vector.p), vector.benjaminiHochberg, vectors.tolerance);
  });

  it('reject as many as the 1995 paper says', () => {
    const [published] = vectors.adjustment.cases;
    const rejected = (adjusted: number[]) => adjusted.filter((p) => p <= 0.05).length;
    expect(rejected(benjaminiHochberg(published?.p ?? []))).toBe(4);
    expect(rejected(holm(published?.p ?? []))).toBe(3);
  });

  it('never go below the raw value, keep its order, and the scan is the milder one', () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(pValues, (raw) => {
        const strict = holm(raw);
        const mild = benjaminiHochberg(raw);
        for (const [index, p] of raw.entries()) {
          const [h = Number.NaN, b = Number.NaN] = [strict[index], mild[index]];
          expect(b).toBeGreaterThanOrEqual(p * (1 - 1e-12));
          expect(h).toBeGreaterThanOrEqual(b * (1 - 1e-12));
          expect(h).toBeLessThanOrEqual(1);
          for (const [other, q] of raw.entries()) if (q > p) expect(strict[other]).toBeGreaterThanOrEqual(h);
        }
      }),
    );
  });
});
