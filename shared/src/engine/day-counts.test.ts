import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBetween, noDays, packCounts, readCounts } from './day-counts.ts';
import { hasDayBetween, packDays, readDays } from './day-set.ts';

const days = fc.integer({ min: 20_000, max: 20_400 });
const counts = fc
  .array(fc.tuple(days, fc.integer({ min: 1, max: 100_000 })), { maxLength: 60 })
  .map((rows) => new Map(rows));

describe('day counts', () => {
  it('come back as they were, less what lies beyond the retention', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 400 }), (map, retention) => {
        const newest = Math.max(...map.keys());
        const kept = [...map].filter(([day]) => day > newest - retention);
        expect([...readCounts(packCounts(map, retention))].sort()).toEqual(kept.sort());
      }),
    );
  });

  it('sum like the map they came from', () => {
    fc.assert(
      fc.property(counts, days, days, (map, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const sum = [...map].reduce((total, [day, count]) => (day >= from && day <= to ? total + count : total), 0);
        expect(countBetween(packCounts(map, 1000), from, to)).toBe(sum);
      }),
    );
  });

  it('are small: half a year of daily use stays under 400 characters', () => {
    const daily = new Map(Array.from({ length: 186 }, (_, index) => [20_000 + index, (index % 30) + 1]));
    expect(packCounts(daily, 186).length).toBeLessThan(400);
  });

  it('of nothing are nothing', () => {
    expect(countBetween(noDays, 0, 99_999)).toBe(0);
    expect(packCounts(new Map([[20_000, 0]]), 186)).toBe(noDays);
  });
});

describe('day sets', () => {
  it('hold the days they were given, less what lies beyond the retention', () => {
    fc.assert(
      fc.property(fc.uniqueArray(days, { minLength: 1 }), fc.integer({ min: 1, max: 400 }), (list, retention) => {
        const newest = Math.max(...list);
        const kept = list.filter((day) => day > newest - retention);
        expect(readDays(packDays(new Set(list), retention))).toEqual(new Set(kept));
      }),
    );
  });

  it('answer whether a day lies in a range', () => {
    fc.assert(
      fc.property(fc.uniqueArray(days), days, days, (list, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const packed = packDays(new Set(list), 1000);
        expect(hasDayBetween(packed, from, to)).toBe(list.some((day) => day >= from && day <= to));
      }),
    );
  });
});
