import { describe, expect, it } from 'vitest';
import { DAY, now } from '../tests/world.ts';
import { attributeUpgrade, type Exposure, summarizeHistory } from './attribute.ts';

const tiers = ['starter', 'pro', 'enterprise'];
let count = 0;
const exposure = (days: number, over: Partial<Exposure> = {}): Exposure => ({
  decisionId: `d${String(count++).padStart(3, '0')}`,
  userId: 'ann',
  campaignId: 'c1',
  variantId: 'a',
  outcome: 'shown',
  from: 'starter',
  to: 'pro',
  at: now + days * DAY,
  clickedAt: null,
  requestedAt: null,
  ...over,
});
const move = (days: number, fromTier: string | null, toTier: string | null) => ({
  at: now + days * DAY,
  fromTier,
  toTier,
});
const read = (exposures: Exposure[], movements: ReturnType<typeof move>[]) =>
  summarizeHistory({ exposures, movements, tiers });
const days = (at: number | null) => (at === null ? null : (at - now) / DAY);

describe('cohort entries', () => {
  it('are the first exposure of a path, whoever saw it', () => {
    const { entries } = read([exposure(5), exposure(2, { outcome: 'withheld', userId: 'bob' }), exposure(9)], []);
    expect(entries).toMatchObject([
      { from: 'starter', to: 'pro', outcome: 'withheld', userId: 'bob', enteredAt: now + 2 * DAY },
    ]);
  });

  it('are one per path', () => {
    expect(read([exposure(1), exposure(2, { to: 'enterprise' })], []).entries).toHaveLength(2);
  });

  it('come again only after the account left the tier and came back', () => {
    const moves = [move(10, 'starter', 'pro'), move(20, 'pro', 'starter')];
    const { entries } = read([exposure(1), exposure(9), exposure(21), exposure(30)], moves);
    expect(entries.map(({ enteredAt }) => days(enteredAt))).toEqual([1, 21]);
  });

  it('carry the first move above their tier, however far it goes', () => {
    const { entries } = read(
      [exposure(1)],
      [move(0, 'pro', 'starter'), move(3, 'starter', 'enterprise'), move(9, 'enterprise', 'pro')],
    );
    expect(entries.map(({ movedAt, movedTo }) => [days(movedAt), movedTo])).toEqual([[3, 'enterprise']]);
  });

  it('do not count a move at the very instant of the exposure', () => {
    expect(read([exposure(1)], [move(1, 'starter', 'pro')]).entries[0]?.movedAt).toBeNull();
  });

  it('do not count a move down or of seats', () => {
    expect(
      read([exposure(1, { from: 'pro', to: 'enterprise' })], [move(2, 'pro', 'pro'), move(3, 'pro', 'starter')])
        .entries[0]?.movedAt,
    ).toBeNull();
  });
});

describe('attribution', () => {
  const credit = (exposures: Exposure[], windowDays = 30, moved = move(40, 'starter', 'pro')) => {
    const { upgrades } = read(exposures, [moved]);
    const [upgrade] = upgrades;
    const found = upgrade && attributeUpgrade(upgrade, windowDays);
    return found ? [exposures.findIndex(({ decisionId }) => decisionId === found.decisionId), found.how] : null;
  };
  const on = (day: number) => now + day * DAY;

  it('goes to the last view', () => {
    expect(credit([exposure(20), exposure(30)])).toEqual([1, 'view']);
  });

  it('goes to the last click before a later view', () => {
    expect(credit([exposure(20, { clickedAt: on(21) }), exposure(22, { clickedAt: on(22) }), exposure(30)])).toEqual([
      1,
      'click',
    ]);
  });

  it('goes to the first request before all', () => {
    const list = [
      exposure(20, { requestedAt: on(25) }),
      exposure(21, { requestedAt: on(22) }),
      exposure(30, { clickedAt: on(31) }),
    ];
    expect(credit(list)).toEqual([1, 'request']);
  });

  it.each([
    [10, [0, 'view']],
    [9.999, null],
  ])('of a view on day %d within 30 days is %j', (day, expected) => {
    expect(credit([exposure(day)])).toEqual(expected);
  });

  it('ignores clicks and requests after the upgrade', () => {
    expect(credit([exposure(30, { clickedAt: on(41), requestedAt: on(42) })])).toEqual([0, 'view']);
  });

  it('needs a shown exposure on the tier before, aimed no higher than the tier after', () => {
    expect(credit([exposure(30, { outcome: 'withheld' })])).toBeNull();
    expect(credit([exposure(30, { from: 'pro', to: 'enterprise' })])).toBeNull();
    expect(credit([exposure(30, { to: 'enterprise' })])).toBeNull();
    expect(credit([exposure(30)], 30, move(40, 'starter', 'enterprise'))).toEqual([0, 'view']);
    expect(credit([exposure(41)])).toBeNull();
  });

  it('is of what came before, not of the same instant', () => {
    expect(credit([exposure(40)])).toBeNull();
    expect(credit([exposure(30, { clickedAt: on(40), requestedAt: on(40) })])).toEqual([0, 'view']);
  });

  it('is of moves up only', () => {
    expect(
      read(
        [exposure(1)],
        [move(2, 'pro', 'starter'), move(3, null, 'pro'), move(4, 'starter', 'starter'), move(5, 'starter', null)],
      ).upgrades,
    ).toEqual([]);
  });
});
