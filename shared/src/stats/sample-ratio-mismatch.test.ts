import { describe, expect, it } from 'vitest';
import { expectClose } from '../vectors/expect-close.ts';
import vectors from '../vectors/stats-comparison.json' with { type: 'json' };
import { sampleRatioMismatch } from './sample-ratio-mismatch.ts';
import { upperGamma } from './upper-gamma.ts';

it.each(vectors.upperGamma.cases)('upperGamma of $a and $x', ({ a, x, value }) => {
  expectClose([upperGamma(a, x)], [value], 1e-12);
});

describe('sampleRatioMismatch', () => {
  it.each(vectors.sampleRatioMismatch.cases)(
    '$observed against $weights',
    ({ observed, weights, pValue, isMismatch }) => {
      const split = observed.map((count, index) => ({ observed: count, weight: weights[index] ?? 0 }));
      const ratio = sampleRatioMismatch(split);
      expectClose([ratio?.pValue ?? Number.NaN], [pValue], vectors.tolerance);
      expect(ratio?.isMismatch).toBe(isMismatch);
    },
  );

  it('accounts on a side of weight 0 are a mismatch', () => {
    const split = [
      { observed: 900, weight: 1 },
      { observed: 1, weight: 0 },
    ];
    expect(sampleRatioMismatch(split)).toEqual({ pValue: 0, isMismatch: true });
  });

  it('has nothing to say with one side or no accounts', () => {
    expect(sampleRatioMismatch([{ observed: 900, weight: 1 }])).toBeNull();
    expect(
      sampleRatioMismatch([
        { observed: 900, weight: 1 },
        { observed: 0, weight: 0 },
      ]),
    ).toBeNull();
    expect(
      sampleRatioMismatch([
        { observed: 0, weight: 1 },
        { observed: 0, weight: 1 },
      ]),
    ).toBeNull();
  });
});
