import { expect, test } from 'vitest';
import { selectChecks } from './run-checks.mjs';

const checks = [
  { name: 'install' },
  { name: 'types:sdk', needs: ['install'] },
  { name: 'types:server', needs: ['install'] },
  { name: 'stories', needs: ['install'], browser: true },
];
const names = (words) => selectChecks(checks, words).map(({ name }) => name);

test('no word asks for everything', () => {
  expect(names([])).toEqual(['install', 'types:sdk', 'types:server', 'stories']);
});

test('quick leaves out what needs a browser', () => {
  expect(names(['quick'])).toEqual(['install', 'types:sdk', 'types:server']);
});

test('the first part of a name stands for all that begin with it, and brings what they need', () => {
  expect(names(['types'])).toEqual(['install', 'types:sdk', 'types:server']);
});

test('an unknown word is answered with the names there are', () => {
  expect(selectChecks(checks, ['typos'])).toContain('install types:sdk types:server stories');
});
