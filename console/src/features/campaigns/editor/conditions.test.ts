import type { Audience } from '@uptier/shared/contracts/audience.ts';
import { audienceSchema, numberOperators, traitOperators } from '@uptier/shared/contracts/audience.ts';
import { expect, test } from 'vitest';
import { audienceFaults, findingsOf, rowOf } from './audience-findings.ts';
import { blank, SUBJECTS } from './conditions.ts';
import { asGroup, liftOut, moveInto, toggleNot } from './groups.ts';
import {
  COMPARISONS,
  comparisonOf,
  comparisonsFor,
  firstOn,
  NUMBER_OPTIONS,
  readValue,
  shareOf,
  withComparison,
  writeValue,
} from './operators.ts';

const catalog = { version: 1, tiers: [], features: [], limits: [], products: [] };

test.each([
  ['one-of', 'a, b,, 3', ['a', 'b', 3]],
  ['equal', 'true', true],
  ['equal', '007', '007'],
  ['equal', 'health care', 'health care'],
  ['at-least', '12.5', 12.5],
  ['at-least', 'many', 0],
  ['contains', '42', '42'],
] as const)('%s reads %j', (is, text, value) => {
  expect(readValue(is, text)).toEqual(value);
});

test('another operator keeps what was written', () => {
  const condition = { of: 'account', trait: 'size', is: 'equal', value: 50 } as const;
  expect(withComparison(condition, 'one-of')).toEqual({ ...condition, is: 'one-of', value: [50] });
  expect(withComparison(condition, 'exists')).toEqual({ of: 'account', trait: 'size', is: 'exists' });
  expect(writeValue(['a', 2])).toBe('a, 2');
});

test('a lone condition stands in a group, and an exception turns back', () => {
  const lone: Audience = { of: 'adoption', is: 'less', value: 0.6 };
  expect(asGroup(lone)).toEqual({ all: [lone] });
  expect(toggleNot(toggleNot(lone))).toEqual(lone);
});

test('every new condition has the shape of the contract', () => {
  for (const { value } of SUBJECTS) {
    const made = blank(value, {
      ...catalog,
      tiers: [{ id: 'starter', name: 'Starter', features: [], limits: {}, prices: [] }],
      limits: [{ id: 'runs', name: 'Runs', kind: 'metered', period: 'month', serverOnly: false, aliases: [] }],
      features: [
        { id: 'boards', name: 'Boards', core: true, minUses: 1, counted: true, serverOnly: false, aliases: [] },
      ],
    });
    expect(audienceSchema.safeParse(made).error).toBeUndefined();
  }
});

test('every operator of the contract can be chosen', () => {
  expect(NUMBER_OPTIONS.map(({ value }) => value).toSorted()).toEqual(numberOperators.toSorted());
  const chosen = COMPARISONS.map(({ value }) => withComparison({ of: 'user', trait: 'x', is: 'exists' }, value).is);
  expect([...new Set(chosen)].toSorted()).toEqual(traitOperators.toSorted());
});

test('a day relative to now is told in days, and stays what was chosen', () => {
  const start = firstOn('account', 'renewalAt', ['text', 'date']);
  expect(start).toEqual({ of: 'account', trait: 'renewalAt', is: 'before', value: { daysFromNow: -30 } });
  expect(comparisonOf(start)).toBe('before-ago');
  const ahead = withComparison(start, 'after-ahead');
  expect(ahead).toMatchObject({ is: 'after', value: { daysFromNow: 30 } });
  expect(comparisonOf(ahead)).toBe('after-ahead');
  expect(withComparison(ahead, 'before')).toMatchObject({ is: 'before', value: '' });
  expect(readValue('after-ago', '0')).toEqual({ daysFromNow: 0 });
  for (const { value } of COMPARISONS) expect(comparisonOf(withComparison(start, value))).toBe(value);
});

test('a trait is offered the comparisons that fit what it has held, and keeps the one in use', () => {
  const offered = (...args: Parameters<typeof comparisonsFor>) => comparisonsFor(...args).map(({ value }) => value);
  expect(offered(['boolean'], 'equal')).toEqual(['equal', 'not-equal', 'exists', 'missing']);
  expect(offered(['boolean'], 'starts-with')).toContain('starts-with');
  expect(offered(['text', 'date'], 'equal')).toEqual(expect.arrayContaining(['contains', 'before-ago', 'after']));
  expect(offered(['number'], 'more')).not.toContain('contains');
  expect(offered([], 'equal')).toHaveLength(COMPARISONS.length);
});

test('a part moves out of its group and into the one beside it', () => {
  const [a, b, c] = [1, 2, 3].map((value): Audience => ({ of: 'risk', is: 'less', value }));
  if (!a || !b || !c) throw new Error('three parts');
  const nested = { all: [{ not: { any: [a, b] } }, c] };
  expect(liftOut(nested, 0, 0)).toEqual({ all: [{ not: { any: [b] } }, a, c] });
  expect(liftOut({ all: [{ any: [a] }, c] }, 0, 0)).toEqual({ all: [a, c] });
  expect(moveInto(nested, 1, 'before')).toEqual({ all: [{ not: { any: [a, b, c] } }] });
  expect(moveInto({ any: [c, { all: [a] }] }, 0, 'behind')).toEqual({ any: [{ all: [a, c] }] });
});

test('a finding stands beside the row it is about', () => {
  expect(
    ['audience', 'audience.any', 'audience.all.0.value', 'audience.all.0.not.is', 'audience.all.1.not.any.2.value'].map(
      rowOf,
    ),
  ).toEqual(['audience', 'audience', 'audience.all.0', 'audience.all.0', 'audience.all.1.not.any.2']);
});

test('what no value sent could fulfil is to be put right, what was never sent is only doubtful', () => {
  const names = {
    traits: [{ of: 'account' as const, name: 'size', kinds: ['number' as const], examples: [3] }],
    events: [],
  };
  const audience: Audience = {
    all: [
      { of: 'account', trait: 'size', is: 'starts-with', value: 'a' },
      { not: { of: 'user', trait: 'mood', is: 'equal', value: 'good' } },
    ],
  };
  const found = findingsOf({ audience, catalog, names }, { 'audience.all.1.not.trait': 'refused', 'path.to': 'other' });
  expect(found.map(({ path, tone }) => [path, tone])).toEqual([
    ['audience.all.0', 'bad'],
    ['audience.all.1', 'warn'],
  ]);
  expect(audienceFaults(audience, catalog, names).map(({ field }) => field)).toEqual(['audience.all.0.is']);
  expect(findingsOf({ audience: { all: [] }, catalog, names: null }, { 'audience.all.3.value': 'no' })).toEqual([
    { path: 'audience.all.3', tone: 'bad', text: 'No' },
  ]);
});

test('a percent of features never leaves 0 to 100', () => {
  expect(['60', '100', '150', '-5', ''].map(shareOf)).toEqual([0.6, 1, 1, 0, 0]);
});
