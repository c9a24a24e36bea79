import { expect, test } from 'vitest';
import { layTable, rateTable, writeRate, writeRatio } from './table.ts';

test('text stands at the left and numbers at the right of their column', () => {
  const [head, rule, ...rows] = layTable([
    { title: '', cells: ['a', 'longer'] },
    { title: 'x/s', cells: ['1', '1,000'] },
  ]);
  expect(head).toBe('          x/s');
  expect(rule).toBe('─'.repeat(13));
  expect(rows).toEqual(['a           1', 'longer  1,000']);
});

test('a row tells its rate, its ratio to the baseline and how far both spread', () => {
  const [head, , baseline, rival] = rateTable('decisions', [
    { name: 'plain', rates: [100, 200, 300] },
    { name: 'rival', rates: [50, 300, 300] },
  ]);
  expect(head).toMatch(/decisions\/s\s+ratio\s+ratio over rounds\s+decisions\/s over rounds/);
  expect(baseline).toMatch(/^plain \(baseline\)\s+200\s+1 ×\s+100 – 200 – 300$/);
  expect(rival).toMatch(/^rival\s+300\s+1 ×\s+0\.5 – 1 – 1\.5\s+50 – 300 – 300$/);
});

test('rates keep three digits', () => {
  expect([1234.5, 0.012345, 98_765_432].map(writeRate)).toEqual(['1,230', '0.0123', '98,800,000']);
});

test('small ratios keep two digits, others two decimals', () => {
  expect([0.01234, 5.1791].map(writeRatio)).toEqual(['0.012', '5.18']);
});
