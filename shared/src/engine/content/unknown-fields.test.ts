import { expect, it } from 'vitest';
import { catalog } from '../tests/world.ts';
import { unknownFields } from './unknown-fields.ts';

it('finds the fields that a catalog does not offer; any trait is offered', () => {
  const text = '{{usage.exports.used}} {{usage.nope.used}} {{account.industry}} {{account.}}';
  expect(unknownFields(text, catalog)).toEqual(['usage.nope.used', 'account.']);
});

it('finds nothing in a text without fields', () => {
  expect(unknownFields('Go further', catalog)).toEqual([]);
});
