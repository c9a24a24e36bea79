import { expect, test } from 'vitest';
import { nextOf } from './next.ts';

test('after signing in one comes back to the page that was asked for, with its query', () => {
  expect(nextOf('/console/conversion?window=60')).toBe('/console/conversion?window=60');
});

test.each([
  null,
  '',
  'https://elsewhere.test/console/',
  '//elsewhere.test',
  '/consoleX',
  '/console/sign-in?next=%2Fconsole%2F',
])('an address that is not a page of the console (%s) leads to the overview', (next) => {
  expect(nextOf(next)).toBe('/console/');
});
