import { describe, expect, it } from 'vitest';
import { parseTime } from './time.ts';

const DAY_MS = 86_400_000;
const years = [0, 99, 1900, 2000, 2025, 2026, 2028, 2100, 9999];

describe('a time on the wire', () => {
  it('is read on every day that exists and on no other', () => {
    for (const year of years)
      for (let month = 1; month <= 12; month++)
        for (let day = 0; day <= 32; day++) {
          const text = [String(year).padStart(4, '0'), month, day]
            .map((part) => String(part).padStart(2, '0'))
            .join('-');
          const at = parseTime(text);
          const isRead = at !== null && new Date(at).toISOString().startsWith(text);
          const before = parseTime(`${text.slice(0, 8)}01`) ?? Number.NaN;
          const exists = day > 0 && new Date(before + (day - 1) * DAY_MS).toISOString().startsWith(text);
          expect([text, at !== null, isRead]).toEqual([text, exists, exists]);
        }
  });

  it.each(['2026-02-30T00:00:00.000Z', '2025-02-29', '2026-04-31T12:00:00+02:00', '2026-00-30'])(
    'is not %s',
    (text) => {
      expect(parseTime(text)).toBeNull();
    },
  );

  it.each([
    ['2028-02-29T23:00:00-05:00', '2028-03-01T04:00:00.000Z'],
    ['2026-12-31', '2026-12-31T00:00:00.000Z'],
    ['2026-01-31T10:00', '2026-01-31T10:00:00.000Z'],
  ])('may be %s', (text, instant) => {
    expect(parseTime(text)).toBe(Date.parse(instant));
  });
});
