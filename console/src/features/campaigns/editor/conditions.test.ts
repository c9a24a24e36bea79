import type { Audience } from '@uptier/shared/contracts/audience.ts';
import { audienceSchema, numberOperators, traitOperators } from '@uptier/shared/contracts/audience.ts';
import { expect, test } from 'vitest';
import {
  asGroup,
  blank,
  NUMBER_OPTIONS,
  readValue,
  SUBJECTS,
  TRAIT_OPTIONS,
  toggleNot,
  withOperator,
  writeValue,
} from './conditions.ts';

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
  expect(withOperator(condition, 'one-of')).toEqual({ ...condition, is: 'one-of', value: [50] });
  expect(withOperator(condition, 'exists')).toEqual({ of: 'account', trait: 'size', is: 'exists' });
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
  expect(TRAIT_OPTIONS.map(({ value }) => value).toSorted()).toEqual(traitOperators.toSorted());
});
