import { describe, expect, it } from 'vitest';
import { expectClose } from '../vectors/expect-close.ts';
import vectors from '../vectors/stats-survival.json' with { type: 'json' };
import { criticalValue } from './normal-quantile.ts';
import { survival } from './survival.ts';

const watched = ({ elapsed, upgraded }: { elapsed: number[]; upgraded: number[] }) =>
  elapsed.map((time, index) => ({ elapsed: time, upgraded: upgraded[index] === 1 }));

describe('survival', () => {
  it.each(vectors.survival.cases)('$name', (vector) => {
    const steps = survival(watched(vector));
    expect(steps).toHaveLength(vector.steps.length);
    for (const [index, expected] of vector.steps.entries()) {
      const step = steps[index];
      expect(step).toMatchObject({ elapsed: expected.elapsed, atRisk: expected.atRisk, upgraded: expected.upgraded });
      expectClose([step?.survival ?? Number.NaN], [expected.survival], vectors.tolerance);
      if (expected.interval) expectClose(step?.interval ?? null, expected.interval, vectors.tolerance);
      else expect(step?.interval).toBeNull();
    }
  });

  it('agrees with the published curve and its standard errors', () => {
    const [vector] = vectors.survival.cases;
    const published = vector?.published;
    if (!vector || !published) throw new Error('the first case is the published one');
    const steps = survival(watched(vector));
    expectClose(
      steps.map((step) => step.survival),
      published.survival,
      0.0005,
    );
    const errors = steps.map((step) => (step.survival - (step.interval?.[0] ?? Number.NaN)) / criticalValue(0.95));
    expectClose(errors, published.standardError, 0.0001);
  });

  it('without an upgrade there is no step, and the order of accounts does not matter', () => {
    expect(survival([])).toEqual([]);
    expect(survival([{ elapsed: 4, upgraded: false }])).toEqual([]);
    const [vector] = vectors.survival.cases;
    const accounts = vector ? watched(vector) : [];
    expect(survival(accounts.toReversed())).toEqual(survival(accounts));
  });
});
