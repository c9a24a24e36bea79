import type { NumberOperator, TraitOperator } from '../contracts/audience.ts';
import { readInstant } from './instant.ts';

export type Scalar = string | number | boolean;
type Test = (value: unknown) => boolean;

const numberTests: Record<NumberOperator, (value: number, bound: number) => boolean> = {
  equal: (value, bound) => value === bound,
  'not-equal': (value, bound) => value !== bound,
  more: (value, bound) => value > bound,
  'at-least': (value, bound) => value >= bound,
  less: (value, bound) => value < bound,
  'at-most': (value, bound) => value <= bound,
};

/** One number against another; a missing number passes only `not-equal`. */
export function compareNumber(is: NumberOperator, bound: number): (value: number | null) => boolean {
  const test = numberTests[is];
  return (value) => (value === null ? is === 'not-equal' : test(value, bound));
}

/**
 * One trait against the author's value. A trait that is missing, null, an object or a nested list passes only
 * `not-equal`, `none-of` and `missing`; a comparison of two kinds (text with number) is false.
 */
export function compareTrait(is: TraitOperator, wanted: unknown): Test {
  const list = listOf(wanted);
  const has = (value: unknown) =>
    isScalar(value) ? list.includes(value) : listOf(value).some((item) => list.includes(item));
  switch (is) {
    case 'exists':
      return (value) => isPresent(value);
    case 'missing':
      return (value) => !isPresent(value);
    case 'equal':
      return (value) => isScalar(value) && value === wanted;
    case 'not-equal':
      return (value) => !(isScalar(value) && value === wanted);
    case 'one-of':
      return has;
    case 'none-of':
      return (value) => !has(value);
    case 'contains':
      return (value) => (Array.isArray(value) ? has(value) : isText(value, wanted, (a, b) => a.includes(b)));
    case 'starts-with':
      return (value) => isText(value, wanted, (a, b) => a.startsWith(b));
    case 'before':
    case 'after':
      return compareInstant(is, wanted);
    default:
      return compareAmount(is, wanted);
  }
}

function compareAmount(is: 'more' | 'at-least' | 'less' | 'at-most', wanted: unknown): Test {
  if (typeof wanted !== 'number') return () => false;
  return (value) => typeof value === 'number' && numberTests[is](value, wanted);
}

function compareInstant(is: 'before' | 'after', wanted: unknown): Test {
  const bound = readInstant(wanted);
  if (bound === null) return () => false;
  return (value) => {
    const at = readInstant(value);
    return at !== null && (is === 'before' ? at < bound : at > bound);
  };
}

function isText(value: unknown, wanted: unknown, test: (value: string, wanted: string) => boolean): boolean {
  return typeof value === 'string' && typeof wanted === 'string' && test(value, wanted);
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isPresent(value: unknown): boolean {
  return isScalar(value) || (Array.isArray(value) && value.every(isScalar));
}

/** A single value as a list of one; empty for what no condition can compare. */
export function listOf(value: unknown): Scalar[] {
  if (isScalar(value)) return [value];
  return Array.isArray(value) && value.every(isScalar) ? value : [];
}
