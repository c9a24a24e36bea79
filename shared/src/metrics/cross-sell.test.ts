import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listPrices, productPart, splitProducts } from './cross-sell.ts';
import { expansionRate } from './expansion-rate.ts';
import { motionSplit } from './motion-split.ts';
import type { Plan } from './movement.ts';

const price = (amount: number, more: object = {}) => ({
  ...{ interval: 'month' as const, amount, currency: 'usd', perSeat: false, stripePriceIds: [] },
  ...more,
});
const products = [
  { id: 'insights', name: 'Insights', prices: [price(14_900), price(99, { currency: 'eur' })] },
  { id: 'audit', name: 'Audit', prices: [price(12_000, { interval: 'year', perSeat: true })] },
  { id: 'gift', name: 'Gift', prices: [] },
];
const priceOf = listPrices({ products }, 'usd');
const pro: Plan = { tier: 'pro', seats: 10, mrr: 100_000, products: [] };

describe('list prices', () => {
  it('are of a month, by seat where the product is sold so, in the account’s currency', () => {
    expect(priceOf('insights', pro)).toBe(14_900);
    expect(priceOf('audit', pro)).toBe(10_000);
    expect(priceOf('audit', { ...pro, seats: null })).toBe(1000);
    expect([priceOf('gift', pro), priceOf('none', pro)]).toEqual([0, 0]);
    expect(listPrices({ products }, 'eur')('insights', pro)).toBe(99);
  });
});

describe('a plan change', () => {
  const split = (before: Plan, after: Plan) => {
    const { crossSell, rest } = splitProducts(before, after, priceOf);
    return { 'cross-sell': crossSell, ...motionSplit([rest]) };
  };

  it('of products alone is theirs, whatever was paid', () => {
    const after = { ...pro, mrr: 112_000, products: ['insights'] };
    expect(split(pro, after)).toEqual({ 'cross-sell': 12_000, tier: 0, seats: 0 });
    expect(split(after, pro)).toEqual({ 'cross-sell': -12_000, tier: 0, seats: 0 });
  });

  it('of seats beside products that stay keeps the price of a seat free of them', () => {
    const before = { ...pro, mrr: 114_900, products: ['insights'] };
    expect(split(before, { ...before, seats: 12, mrr: 134_900 })).toEqual({ 'cross-sell': 0, tier: 0, seats: 20_000 });
  });

  it('of tier, seats and products at once is cut in three', () => {
    const after = { tier: 'plus', seats: 12, mrr: 180_000 + 14_900, products: ['insights'] };
    expect(split(pro, after)).toEqual({ 'cross-sell': 14_900, tier: 50_000, seats: 30_000 });
  });

  it('that swaps products on a higher tier leaves the tier what is left', () => {
    const before = { ...pro, seats: null, mrr: 114_900, products: ['insights'] };
    const after = { tier: 'plus', seats: null, mrr: 201_000, products: ['audit'] };
    expect(split(before, after)).toEqual({ 'cross-sell': 1000 - 14_900, tier: 100_000, seats: 0 });
  });

  it('without products on either side is as if there were none', () => {
    const after = { ...pro, seats: 12, mrr: 120_000, products: null };
    expect(splitProducts({ ...pro, products: null }, after, priceOf).crossSell).toBe(0);
  });

  it('always adds up, and its products share theirs', () => {
    const plan = fc.record({
      tier: fc.constantFrom('pro', 'plus'),
      seats: fc.option(fc.integer({ min: 0, max: 50 })),
      mrr: fc.integer({ min: 0, max: 1_000_000 }),
      products: fc.option(fc.subarray(['insights', 'audit', 'gift'])),
    });
    fc.assert(
      fc.property(plan, plan, (before, after) => {
        const parts = split(before, after);
        expect(parts.tier + parts.seats + parts['cross-sell']).toBe(after.mrr - before.mrr);
        const attached = (after.products ?? []).filter((id) => !before.products?.includes(id));
        const shares = attached.map((id) => productPart(id, before, after, priceOf));
        const sum = shares.reduce((total, part) => total + part, 0);
        if (attached.length > 0) expect(Math.abs(sum - parts['cross-sell'])).toBeLessThanOrEqual(attached.length / 2);
      }),
    );
  });
});

it('is split in the expansion rate, where the movements say their products', () => {
  const row = { accountId: 'a', currency: 'usd', fromTier: 'pro', toTier: 'pro' };
  const rows = [
    { ...row, at: 1, motion: 'tier' as const, mrrBefore: 0, mrrAfter: 100_000, seatsBefore: null, seatsAfter: 10 },
    {
      ...{ ...row, at: 20, motion: 'cross-sell' as const, mrrBefore: 100_000, mrrAfter: 134_900 },
      ...{ seatsBefore: 10, seatsAfter: 12, productsBefore: [], productsAfter: ['insights'] },
    },
  ];
  const window = { from: 10, to: 30, currency: 'usd' };
  const rate = expansionRate(rows, window, String, priceOf);
  expect(rate?.byMotion).toEqual({ tier: 0, seats: 0.2, usage: 0, 'cross-sell': 0.149 });
});
