import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBetween, noDays, olderCount, packCounts, reachedOn, readCounts } from './day-counts.ts';
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

  it('lose nothing of the whole sum, whatever is packed when', () => {
    const retention = 90;
    const add = (packed: string, [day, count]: [number, number]) => {
      const map = readCounts(packed);
      map.set(day, (map.get(day) ?? 0) + count);
      return packCounts(map, retention, olderCount(packed));
    };
    const row = fc.tuple(days, fc.integer({ min: 1, max: 1000 }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (rows, keys) => {
        const shuffled = rows
          .map((entry) => ({ entry, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const packed = rows.reduce(add, noDays);
        expect(shuffled.reduce(add, noDays)).toBe(packed);
        expect(reachedOn(packed, 1, 99_999).total).toBe(rows.reduce((sum, [, count]) => sum + count, 0));
        expect(countBetween(packed, 0, 99_999) + olderCount(packed)).toBe(reachedOn(packed, 1, 99_999).total);
      }),
    );
  });

  it('tell the day on which their sum reached a goal, like a sum from the first day on', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 500_000 }), days, (map, goal, today) => {
        const known = [...map].filter(([day]) => day <= today).sort(([a], [b]) => a - b);
        let sum = 0;
        let reached: number | null = null;
        for (const [day, count] of known) {
          sum += count;
          if (sum >= goal) reached ??= day;
        }
        expect(reachedOn(packCounts(map, 1000), goal, today)).toEqual({ total: sum, day: reached });
      }),
    );
  });

  it('reached before what is kept have no day', () => {
    const map = new Map([
      [20_000, 5],
      [20_200, 1],
    ]);
    const packed = packCounts(map, 90);
    expect(olderCount(packed)).toBe(5);
    expect(reachedOn(packed, 5, 20_200)).toEqual({ total: 6, day: null });
    expect(reachedOn(packed, 6, 20_200)).toEqual({ total: 6, day: 20_200 });
    expect(reachedOn(packed, 6, 20_199)).toEqual({ total: 5, day: null });
    expect(reachedOn(packed, 7, 20_200)).toEqual({ total: 6, day: null });
  });

  it('packed before older days were summed are read as they are', () => {
    expect(olderCount('ffk:3,5F1')).toBe(0);
    expect([...readCounts('ffk:3,5F1')].map(([, count]) => count)).toEqual([3, 5, 1]);
    expect([...readCounts('ffk:3,5F1+2s')].map(([, count]) => count)).toEqual([3, 5, 1]);
    expect(olderCount('ffk:3,5F1+2s')).toBe(100);
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
