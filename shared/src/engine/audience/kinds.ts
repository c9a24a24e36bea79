import type { TraitOperator, ValueKind } from '../../contracts/audience.ts';
import { readInstant } from '../time/instant.ts';
import { isScalar, readVersion } from './compare.ts';

// A whole number alone, or a date, reads as a version too, but is hardly meant as one.
const VERSION = /^v?\d+\.\d|^v\d/;

/**
 * What a trait's value may be compared as: a text that reads as a date or a version is of that kind too. Empty for what
 * no condition can see: null, an object, a nested list.
 *
 * @example kindsOf('2026-11-20') // ['text', 'date']
 */
export function kindsOf(value: unknown): readonly ValueKind[] {
  if (typeof value === 'number') return ['number'];
  if (typeof value === 'boolean') return ['boolean'];
  if (typeof value !== 'string') return Array.isArray(value) && value.every(isScalar) ? ['list'] : [];
  if (readInstant(value) !== null) return ['text', 'date'];
  const text = value.trim();
  return VERSION.test(text) && readVersion(text) !== null ? ['text', 'version'] : ['text'];
}

/** The kinds a value must be of for an operator to ever hold; null where any will do. Epoch milliseconds are instants. */
export const kindsFor: Record<TraitOperator, readonly ValueKind[] | null> = {
  equal: ['text', 'number', 'boolean'],
  'not-equal': null,
  'one-of': ['text', 'number', 'boolean', 'list'],
  'none-of': null,
  contains: ['text', 'list'],
  'has-all': ['list'],
  'starts-with': ['text'],
  'ends-with': ['text'],
  more: ['number'],
  'at-least': ['number'],
  less: ['number'],
  'at-most': ['number'],
  before: ['date', 'number'],
  after: ['date', 'number'],
  'version-equal': ['version', 'number'],
  'version-at-least': ['version', 'number'],
  'version-less': ['version', 'number'],
  exists: null,
  missing: null,
};
