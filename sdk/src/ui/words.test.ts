import { expect, test } from 'vitest';
import { formatAgo } from './ago.ts';
import { directionOf } from './direction.ts';
import { formatDay, formatNumber } from './format.ts';
import { nudgeLink } from './link.ts';
import { fill, numberWordsFor } from './number-words.ts';
import { wordsFor } from './words.ts';

test('a language nobody taught is spoken in English', () => {
  expect(wordsFor('tlh-KL').notNow).toBe('Not now');
  expect(fill(numberWordsFor('xx').of, { n: '431', max: '500' })).toBe('431 of 500');
});

test('numbers and days follow the locale, and a locale that is none does not throw', () => {
  expect(formatNumber(1234.56, 'de-DE')).toBe('1.234,6');
  expect(formatNumber(1234, 'not a locale')).toBe('1,234');
  expect(formatDay('2026-12-01T12:00:00.000Z', 'en-US')).toBe('Dec 1');
  expect(formatDay(null, 'en')).toBe('');
  expect(directionOf('ar-EG')).toBe('rtl');
  expect(directionOf('arn')).toBe('ltr');
});

test('days are counted by the calendar, and older ones named', () => {
  const now = new Date(2026, 10, 22, 0, 30).getTime();
  const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();
  expect(formatAgo(at(22, 0), now, 'en')).toBe('today');
  expect(formatAgo(at(21, 23), now, 'en')).toBe('yesterday');
  expect(formatAgo(new Date(at(20, 12)).toISOString(), now, 'de')).toBe('vorgestern');
  expect(formatAgo(at(-9, 12), now, 'en')).toBe('Oct 22');
  expect(formatAgo(at(-8, 12), now, 'en')).toBe('30 days ago');
  expect(formatAgo(at(23, 12), now, 'en')).toBe('Nov 23');
  expect(formatAgo('never', now, 'en')).toBe('');
});

test('a link carries its decision, and one that runs code is none', () => {
  const base = 'https://app.example.com/reports?tab=1';
  expect(nudgeLink('/billing?plan=pro#top', 'd 1', base)).toBe(
    'https://app.example.com/billing?plan=pro&uptier_decision=d+1#top',
  );
  expect(nudgeLink('https://pay.example.com/{decisionId}', 'd/1', base)).toBe(
    'https://pay.example.com/d%2F1?uptier_decision=d%2F1',
  );
  expect(nudgeLink('javascript:alert(1)', 'd', base)).toBeNull();
  expect(nudgeLink('http://[', 'd', base)).toBeNull();
});
