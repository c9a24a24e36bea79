import { expect, test } from 'vitest';
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
