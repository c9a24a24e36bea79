import { expect, test } from 'vitest';
import { ago, count, countRange, money, percent, plural, pointRange, points } from './format.ts';

test('differences are points with a sign and a true minus', () => {
  expect(points(0.0417)).toBe('+4.2 pts');
  expect(points(-0.035)).toBe('−3.5 pts');
  expect(pointRange([-0.133, 0.064])).toBe('−13.3 to 6.4');
});

test('rates have one decimal, counts none', () => {
  expect(percent(0.13706)).toBe('13.7%');
  expect(count(7676.4)).toBe('7,676');
  expect(countRange([-94.2, 45])).toBe('−94 to 45');
});

test('money is whole unless cents matter', () => {
  expect(money(19900, 'usd')).toBe('$199');
  expect(money(1999, 'usd')).toBe('$19.99');
  expect(money(500, 'jpy')).toBe('¥500');
  expect(money(-40000, 'usd')).toBe('−$400');
});

test('days are told in words up to 30, then as a date', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  expect(ago('2026-11-20T08:00:00Z', now)).toBe('today');
  expect(ago('2026-11-19T08:00:00Z', now)).toBe('yesterday');
  expect(ago('2026-11-10T12:00:00Z', now)).toBe('10 days ago');
  expect(ago('2026-11-23T12:00:00Z', now)).toBe('in 3 days');
});

test('one is singular', () => {
  expect(plural(1, 'account')).toBe('1 account');
  expect(plural(2, 'account')).toBe('2 accounts');
});
