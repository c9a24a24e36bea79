import { describe, expect, it } from 'vitest';
import { endOfTerm, quoteChange } from './proration.ts';

const november = { startAt: Date.UTC(2026, 10, 1), endAt: Date.UTC(2026, 11, 1) };
const starter = { amount: 19_900, interval: 'month', ...november } as const;

describe('quoteChange', () => {
  it('charges the difference for the rest of the month and keeps its end', () => {
    const quote = quoteChange(starter, { amount: 59_900, interval: 'month' }, Date.UTC(2026, 10, 21));
    expect(quote).toEqual({ charge: 19_967, credit: 6_633, due: 13_334, nextAt: november.endAt });
  });

  it('starts a new year today and credits the unused month', () => {
    const quote = quoteChange(starter, { amount: 599_000, interval: 'year' }, Date.UTC(2026, 10, 16));
    expect(quote).toEqual({ charge: 599_000, credit: 9_950, due: 589_050, nextAt: Date.UTC(2027, 10, 16) });
  });

  it('never owes money back when moving down, and charges a first plan in full', () => {
    expect(
      quoteChange({ ...starter, amount: 59_900 }, { amount: 19_900, interval: 'month' }, Date.UTC(2026, 10, 21)).due,
    ).toBe(0);
    expect(quoteChange(null, { amount: 19_900, interval: 'month' }, Date.UTC(2026, 10, 21)).due).toBe(19_900);
  });

  it('gives no credit for a term that is over', () => {
    expect(quoteChange(starter, { amount: 59_900, interval: 'month' }, Date.UTC(2026, 11, 9)).credit).toBe(0);
  });
});

describe('endOfTerm', () => {
  it('ends on the last day of a shorter month', () => {
    expect(endOfTerm(Date.UTC(2027, 0, 31, 9), 'month')).toBe(Date.UTC(2027, 1, 28, 9));
    expect(endOfTerm(Date.UTC(2028, 1, 29), 'year')).toBe(Date.UTC(2029, 1, 28));
    expect(endOfTerm(Date.UTC(2026, 11, 15), 'month')).toBe(Date.UTC(2027, 0, 15));
  });
});
