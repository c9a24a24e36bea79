import type { Plan, Stamped } from '@uptier/shared/engine/state/state.ts';
import { describe, expect, it } from 'vitest';
import { deriveMovements, derivePlanChanges } from './derive.ts';

const plan = (at: number, tier: string, mrr: number | null, more: Partial<Plan> = {}): Stamped<Plan> => ({
  ...{ at, id: `p${at}` },
  value: { tier, mrr, seats: null, currency: 'usd', ...more },
});
const motions = (...plans: Stamped<Plan>[]) =>
  deriveMovements(plans, 'usd').map(({ id, kind, motion, mrrBefore, mrrAfter }) => [
    id,
    kind,
    motion,
    mrrAfter - mrrBefore,
  ]);

describe('a movement', () => {
  it('is of a cross-sell when products changed on the same tier, also with other seats', () => {
    expect(
      motions(
        plan(1, 'pro', 100),
        plan(2, 'pro', 150, { products: ['insights'] }),
        plan(3, 'pro', 190, { products: ['insights', 'support'], seats: 7 }),
        plan(4, 'pro', 150, { products: ['support'] }),
      ),
    ).toEqual([
      ['p1', 'new', 'tier', 100],
      ['p2', 'expansion', 'cross-sell', 50],
      ['p3', 'expansion', 'cross-sell', 40],
      ['p4', 'contraction', 'cross-sell', -40],
    ]);
  });

  it('is of the tier when that changed too, and of seats when only those did', () => {
    expect(
      motions(
        plan(1, 'starter', 100, { seats: 5, products: [] }),
        plan(2, 'pro', 250, { products: ['insights'] }),
        plan(3, 'pro', 300, { seats: 8 }),
        plan(4, 'pro', 310),
      ).map(([, , motion]) => motion),
    ).toEqual(['tier', 'tier', 'seats', 'tier']);
  });

  it('comes of a product for free, and none of products that are only named again', () => {
    expect(
      motions(
        plan(1, 'pro', 100),
        plan(2, 'pro', 100, { products: [] }),
        plan(3, 'pro', 100, { products: ['insights'] }),
        plan(4, 'pro', 100),
        plan(5, 'pro', 100, { products: ['insights'] }),
      ),
    ).toEqual([
      ['p1', 'new', 'tier', 100],
      ['p3', null, 'cross-sell', 0],
    ]);
  });

  it('is none of seats that change no revenue, but a change it is', () => {
    const plans = [plan(1, 'pro', 100, { seats: 5 }), plan(2, 'pro', 100, { seats: 8 })];
    expect(deriveMovements(plans, 'usd')).toHaveLength(1);
    expect(derivePlanChanges(plans, 'usd')[1]).toMatchObject({ seatsBefore: 5, seatsAfter: 8, kind: null });
  });

  it('keeps seats and products that a plan does not say', () => {
    const plans = [plan(1, 'pro', 100, { seats: 5, products: ['insights'] }), plan(2, 'pro', 120)];
    expect(deriveMovements(plans, 'usd')[1]).toMatchObject({
      ...{ seatsBefore: 5, seatsAfter: 5 },
      ...{ productsBefore: ['insights'], productsAfter: ['insights'] },
    });
  });
});
