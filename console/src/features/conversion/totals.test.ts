import { expect, test } from 'vitest';
import type { Cell } from '../../api/reports.ts';
import { totalsOf } from './totals.ts';

const side = (exposed: number) => ({ exposed, open: 0, mature: exposed, converted: 0, rate: 0, interval: null });
const cell = (exposed: number, upgrades: number, incremental: Cell['incremental']): Cell => ({
  from: 'a',
  to: 'b',
  shown: side(exposed),
  withheld: side(exposed / 10),
  difference: { estimate: null, interval: null },
  attributed: { upgrades, mrr: upgrades * 1000, currency: 'usd' },
  incremental,
});

test('incremental adds only paths that can be read, and says how many', () => {
  const totals = totalsOf([
    cell(100, 5, { upgrades: 4, interval: [1, 7] }),
    cell(50, 2, { upgrades: -1, interval: [-5, 3] }),
    cell(20, 1, { upgrades: 2, interval: null }),
    cell(0, 0, { upgrades: null, interval: null }),
  ]);
  expect(totals).toMatchObject({ paths: 3, shown: 170, withheld: 17, upgrades: 8, mrr: 8000 });
  expect(totals.incremental).toEqual({ upgrades: 3, interval: [-4, 10], paths: 2 });
});

test('where no path can be read there is no incremental number, not zero', () => {
  expect(totalsOf([cell(10, 0, { upgrades: null, interval: null })]).incremental).toBeNull();
});
