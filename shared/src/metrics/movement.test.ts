import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../vectors/metrics-movements.json' with { type: 'json' };
import { firstMoveAbove } from './first-move.ts';
import { motionSplit } from './motion-split.ts';
import { movementKind, type Plan, planMotion } from './movement.ts';

describe('movementKind', () => {
  it.each(vectors.kinds)('$before to $after, paid before: $hasPaidBefore', ({ before, after, hasPaidBefore, kind }) => {
    expect(movementKind(before, after, hasPaidBefore)).toBe(kind);
  });
});

describe('planMotion', () => {
  const pro: Plan = { tier: 'pro', seats: 5, mrr: 500 };

  it('is seats only when nothing but their number changed', () => {
    expect(planMotion(pro, { ...pro, seats: 6, mrr: 600 })).toBe('seats');
    expect(planMotion(pro, { tier: 'plus', seats: 6, mrr: 900 })).toBe('tier');
    expect(planMotion(pro, { ...pro, mrr: 600 })).toBe('tier');
  });
});

describe('motionSplit', () => {
  it.each(vectors.splits)('$name', ({ changes, split }) => {
    const pairs = changes.map(([before = nothing, after = nothing]): [Plan, Plan] => [before, after]);
    expect(motionSplit(pairs)).toEqual(split);
  });

  it('always adds up to the whole change', () => {
    const plan = fc.record({
      tier: fc.constantFrom('pro', 'plus', null),
      seats: fc.option(fc.integer({ min: 0, max: 500 })),
      mrr: fc.integer({ min: 0, max: 10_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(plan, plan), { maxLength: 5 }), (changes) => {
        const { tier, seats } = motionSplit(changes);
        expect(tier + seats).toBe(changes.reduce((sum, [before, after]) => sum + after.mrr - before.mrr, 0));
      }),
    );
  });
});

describe('firstMoveAbove', () => {
  const tiers = ['starter', 'pro', 'plus'];
  const move = (at: number, fromTier: string | null, toTier: string | null) => ({ at, fromTier, toTier });

  it('takes the earliest change to a higher tier strictly after the instant, in any order given', () => {
    const moves = [move(30, 'pro', 'plus'), move(20, 'starter', 'pro'), move(10, 'starter', 'pro')];
    expect(firstMoveAbove(moves, 'starter', 10, tiers)).toBe(moves[1]);
    expect(firstMoveAbove(moves, 'starter', 9, tiers)).toBe(moves[2]);
    expect(firstMoveAbove(moves, 'starter', 30, tiers)).toBeNull();
  });

  it('passes over changes downward, sideways, to nothing, and within the tier', () => {
    const moves = [
      move(1, 'plus', 'starter'),
      move(2, 'starter', null),
      move(3, null, 'starter'),
      move(4, 'plus', 'plus'),
    ];
    expect(firstMoveAbove(moves, 'starter', 0, tiers)).toBeNull();
  });

  it('counts a return above the tier after a churn', () => {
    const moves = [move(1, 'starter', null), move(2, null, 'pro')];
    expect(firstMoveAbove(moves, 'starter', 0, tiers)).toBe(moves[1]);
  });

  it('knows no tier above one that the catalog does not have', () => {
    expect(firstMoveAbove([move(1, 'gone', 'pro')], 'gone', 0, tiers)).toBeNull();
  });
});

const nothing: Plan = { tier: null, seats: null, mrr: 0 };
