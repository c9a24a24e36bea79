import { expect, test } from 'vitest';
import { lastDay, lengthInDays, parsePeriod } from './period.ts';

const NOW = Date.parse('2026-11-20T15:30:00.000Z');

test('a preset ends with the present day and holds as many days as it says', () => {
  const period = parsePeriod('30d', NOW);
  expect(period).toEqual({ from: '2026-10-22T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' });
  expect(lengthInDays(period)).toBe(30);
  expect(new Date(lastDay(period)).toISOString()).toBe('2026-11-20T00:00:00.000Z');
});

test('two days are both included', () => {
  expect(parsePeriod('2026-08-01..2026-11-20', NOW)).toEqual({
    from: '2026-08-01T00:00:00.000Z',
    to: '2026-11-21T00:00:00.000Z',
  });
  expect(lengthInDays(parsePeriod('2026-08-01..2026-08-01', NOW))).toBe(1);
});

test.each([null, '', '7 days', '2026-08-31..2026-08-01', '2026-13-01..2026-13-02', '2026-08-01'])(
  'what cannot be read (%s) is the default period',
  (text) => {
    expect(lengthInDays(parsePeriod(text, NOW))).toBe(112);
  },
);
