import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseTime } from '../../contracts/time.ts';
import { readDay, readInstant } from './instant.ts';

it.each(['2026-02-30', '2026-02-30T00:00:00.000Z', '2025-02-29', '2026-06-31T10:00:00+02:00'])(
  'reads no instant from %s, a day that no calendar has',
  (text) => {
    expect([readInstant(text), readDay(text, 'UTC')]).toEqual([null, null]);
  },
);

it('reads what the wire reads', () => {
  const part = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
  const year = fc.integer({ min: 0, max: 9999 }).map((value) => String(value).padStart(4, '0'));
  const date = fc.tuple(year, part(13), part(32)).map((parts) => parts.join('-'));
  const rest = fc.constantFrom('', 'T10:20', 'T10:20:30Z', 'T10:20:30.5+13:00', 'T24:00:00Z', 'T25:00:00Z');
  fc.assert(
    fc.property(date, rest, (day, time) => {
      expect(readInstant(day + time)).toBe(parseTime(day + time));
    }),
    { numRuns: 2000 },
  );
});
