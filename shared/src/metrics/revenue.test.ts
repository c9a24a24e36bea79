import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expansionRate } from './expansion-rate.ts';
import { grr } from './grr.ts';
import { nrr } from './nrr.ts';
import { penetration } from './penetration.ts';
import { type AccountMovement, payingAtStart } from './revenue-window.ts';

const DAY = 86_400_000;
const dayOf = (at: number) => String(Math.floor(at / DAY));
const window = { from: 10 * DAY, to: 40 * DAY, currency: 'usd' };

const tierMove: Omit<AccountMovement, 'accountId' | 'at' | 'mrrBefore' | 'mrrAfter'> = {
  motion: 'tier',
  fromTier: 'starter',
  toTier: 'pro',
  seatsBefore: null,
  seatsAfter: null,
  currency: 'usd',
};
const change = (
  accountId: string,
  day: number,
  mrrBefore: number,
  mrrAfter: number,
  rest: Partial<AccountMovement> = {},
): AccountMovement => ({ ...tierMove, accountId, at: day * DAY, mrrBefore, mrrAfter, ...rest });

// Paying at the start: grows 200 → 500, shrinks 400 → 300, gone 100 → 0, steady 300 = 1,000 together.
const ledger = [
  change('grows', 1, 0, 200),
  change('shrinks', 1, 0, 400),
  change('gone', 1, 0, 100),
  change('steady', 2, 0, 300),
  change('grows', 12, 200, 500),
  change('shrinks', 13, 400, 300),
  change('gone', 14, 100, 0),
  change('late', 15, 0, 700),
  change('late', 16, 700, 900),
  change('steady', 20.25, 300, 800),
  change('steady', 20.75, 800, 300),
  change('euro', 1, 0, 5000, { currency: 'eur' }),
];

describe('nrr and grr', () => {
  it('follow the accounts that paid at the start, in one currency', () => {
    expect(nrr(ledger, window)).toBeCloseTo((500 + 300 + 0 + 300) / 1000, 12);
    expect(grr(ledger, window)).toBeCloseTo((200 + 300 + 0 + 300) / 1000, 12);
    expect(nrr(ledger, { ...window, currency: 'eur' })).toBe(1);
  });

  it('put a change at the first instant inside the window and one at the last outside', () => {
    const edges = [change('a', 1, 0, 100), change('a', 10, 100, 150), change('a', 40, 150, 999)];
    expect(nrr(edges, window)).toBe(1.5);
  });

  it('are null when nobody paid at the start', () => {
    expect(nrr([change('a', 12, 0, 100)], window)).toBeNull();
    expect(grr([], window)).toBeNull();
  });

  it('take the MRR before the first known change for what came earlier', () => {
    expect(nrr([change('a', 12, 100, 130)], window)).toBe(1.3);
    expect(nrr([change('a', 50, 100, 130)], window)).toBe(1);
  });

  it('count an account that left and came back by where it ended', () => {
    const returned = [change('a', 1, 0, 100), change('a', 12, 100, 0), change('a', 20, 0, 80)];
    expect(nrr(returned, window)).toBe(0.8);
    expect(grr(returned, window)).toBe(0.8);
  });

  it('agree with start plus all changes of the same accounts, and gross stays between 0 and 1 and below net', () => {
    const step = fc.record({
      account: fc.constantFrom('a', 'b', 'c'),
      day: fc.integer({ min: 0, max: 60 }),
      mrr: fc.nat(900),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const mrr = new Map<string, number>();
        const rows = steps
          .toSorted((a, b) => a.day - b.day)
          .map(({ account, day, mrr: after }) => {
            const row = change(account, day, mrr.get(account) ?? 0, after);
            mrr.set(account, after);
            return row;
          });
        const paying = payingAtStart(rows, window);
        const start = [...paying.values()].reduce((sum, ends) => sum + ends.start, 0);
        const changes = rows
          .filter(({ accountId, at }) => paying.has(accountId) && at >= window.from && at < window.to)
          .reduce((sum, row) => sum + row.mrrAfter - row.mrrBefore, 0);
        const net = nrr(rows, window);
        const gross = grr(rows, window);
        if (start === 0) {
          expect([net, gross]).toEqual([null, null]);
          return;
        }
        expect(net).toBeCloseTo((start + changes) / start, 9);
        expect(gross).toBeGreaterThanOrEqual(0);
        expect(gross).toBeLessThanOrEqual(Math.min(1, net ?? Number.NaN));
      }),
    );
  });
});

describe('expansionRate', () => {
  it('is the expansion MRR over the MRR at the start, with what grew and shrank within a day netted', () => {
    const rate = expansionRate(ledger, window, dayOf);
    expect(rate?.total).toBeCloseTo((300 + 200) / 1000, 12);
    expect(rate?.byMotion.tier).toBeCloseTo(0.5, 12);
  });

  it('splits a plan change into tier and seats, and keeps usage and cross-sell apart', () => {
    const rows = [
      change('a', 1, 0, 1000),
      change('a', 12, 1000, 1800, { seatsBefore: 10, seatsAfter: 12 }),
      change('a', 13, 1800, 1900, { motion: 'usage' }),
      change('a', 14, 1900, 2100, { motion: 'cross-sell' }),
    ];
    expect(expansionRate(rows, window, dayOf)).toEqual({
      total: 1.1,
      byMotion: { tier: 0.5, seats: 0.3, usage: 0.1, 'cross-sell': 0.2 },
    });
  });

  it('does not net one motion against another', () => {
    const rows = [change('a', 1, 0, 1000), change('a', 12, 1000, 750, { seatsBefore: 10, seatsAfter: 5 })];
    expect(expansionRate(rows, window, dayOf)?.byMotion).toEqual({ tier: 0.5, seats: 0, usage: 0, 'cross-sell': 0 });
  });

  it('holds no expansion on a day that began or ended at nothing', () => {
    const rows = [
      change('a', 1, 0, 1000),
      change('b', 12.1, 0, 200),
      change('b', 12.2, 200, 500),
      change('a', 13.1, 1000, 1500),
      change('a', 13.2, 1500, 0),
    ];
    expect(expansionRate(rows, window, dayOf)?.total).toBe(0);
  });

  it('is null when nobody paid at the start', () => {
    expect(expansionRate([change('b', 12, 0, 200), change('b', 14, 200, 500)], window, dayOf)).toBeNull();
  });
});

describe('penetration', () => {
  it('is the share of accounts paying at the start that expanded, each once', () => {
    expect(penetration([...ledger, change('grows', 20, 500, 600)], window, dayOf)).toBe(1 / 4);
  });

  it('is null when nobody paid at the start', () => {
    expect(penetration([change('late', 15, 0, 700), change('late', 16, 700, 900)], window, dayOf)).toBeNull();
  });
});
