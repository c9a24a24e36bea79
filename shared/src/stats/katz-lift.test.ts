import { describe, expect, it } from 'vitest';
import { expectClose } from '../vectors/expect-close.ts';
import vectors from '../vectors/stats-intervals.json' with { type: 'json' };
import { katzLift } from './katz-lift.ts';

describe('katzLift', () => {
  it.each(vectors.katzLift.cases)('$a over $b', ({ a, b, estimate, interval }) => {
    const lift = katzLift(a, b);
    expectClose([lift.estimate ?? Number.NaN], [estimate], vectors.tolerance);
    expectClose(lift.interval, interval, vectors.tolerance);
  });

  it('is null when either side has no success, even with trials', () => {
    const nothing = { estimate: null, interval: null };
    expect(katzLift({ successes: 0, trials: 50 }, { successes: 5, trials: 50 })).toEqual(nothing);
    expect(katzLift({ successes: 5, trials: 50 }, { successes: 0, trials: 50 })).toEqual(nothing);
    expect(katzLift({ successes: 0, trials: 0 }, { successes: 0, trials: 0 })).toEqual(nothing);
  });
});
