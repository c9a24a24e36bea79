import { expect, test } from 'vitest';
import { jsonLines, lineOf } from './json-lines.ts';

const text = JSON.stringify(
  {
    version: 3,
    tiers: [
      { id: 'starter', limits: { seats: 10, 'a:b': null } },
      { id: 'pro', features: ['x', 'y'] },
    ],
  },
  null,
  2,
);
const shown = (path: string) => text.split('\n')[(lineOf(jsonLines(text), path) ?? 0) - 1]?.trim();

test.each([
  ['version', '"version": 3,'],
  ['tiers.0.id', '"id": "starter",'],
  ['tiers.0.limits.seats', '"seats": 10,'],
  ['tiers.0.limits.a:b', '"a:b": null'],
  ['tiers.1.id', '"id": "pro",'],
  ['tiers.1.features.1', '"y"'],
  ['tiers.1.prices.0.amount', '{'],
])('%s stands at %s', (path, line) => {
  expect(shown(path)).toBe(line);
});

test('a text that breaks off has the lines before', () => {
  expect(lineOf(jsonLines('{\n"a": 1,\n"b": ['), 'a')).toBe(2);
  expect(lineOf(jsonLines('nothing'), 'a.b')).toBe(null);
});
