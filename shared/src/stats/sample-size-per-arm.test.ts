import { describe, expect, it } from 'vitest';
import { expectClose } from '../vectors/expect-close.ts';
import vectors from '../vectors/stats-comparison.json' with { type: 'json' };
import { sampleSizePerArm } from './sample-size-per-arm.ts';
import { smallestDetectableLift } from './smallest-detectable-lift.ts';

describe('sampleSizePerArm', () => {
  it.each(vectors.sampleSizePerArm.cases)('$baseline and $difference at power $power', (vector) => {
    const { baseline, difference, alpha, power, perArm } = vector;
    expect(sampleSizePerArm(baseline, difference, { alpha, power })).toBe(perArm);
  });

  it('is null without a difference, or when the other rate is no rate', () => {
    expect(sampleSizePerArm(0.1, 0)).toBeNull();
    expect(sampleSizePerArm(0.9, 0.2)).toBeNull();
    expect(sampleSizePerArm(0.1, -0.2)).toBeNull();
    expect(sampleSizePerArm(Number.NaN, 0.2)).toBeNull();
  });
});

describe('smallestDetectableLift', () => {
  it.each(vectors.smallestDetectableLift.cases)('$baseline with $shown and $withheld', (vector) => {
    const { baseline, shown, withheld, difference, lift } = vector;
    const found = smallestDetectableLift(baseline, { shown, withheld });
    expectClose(found && [found.difference, found.lift], [difference, lift], vectors.tolerance);
  });

  it('the size planned for an effect can find that effect', () => {
    for (const [baseline, difference] of [
      [0.1, 0.05],
      [0.2, 0.02],
      [0.03, 0.004],
    ] as const) {
      const perArm = sampleSizePerArm(baseline, difference) ?? 0;
      expect(smallestDetectableLift(baseline, { shown: perArm, withheld: perArm })?.difference).toBeLessThanOrEqual(
        difference,
      );
      expect(smallestDetectableLift(baseline, { shown: perArm - 1, withheld: perArm - 1 })?.difference).toBeGreaterThan(
        difference,
      );
    }
  });

  it('is null with an empty arm, without a baseline, or when even every account upgrading would not show', () => {
    expect(smallestDetectableLift(0.1, { shown: 10, withheld: 0 })).toBeNull();
    expect(smallestDetectableLift(0, { shown: 10, withheld: 10 })).toBeNull();
    expect(smallestDetectableLift(0.9, { shown: 10, withheld: 4 })).toBeNull();
  });
});
