import type { NumberOperator, TraitOperator } from '../../contracts/audience.ts';
import { readInstant } from '../time/instant.ts';

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
 *
 * @example compareTrait('at-least', 50)(64) // true
 */
export function compareTrait(is: TraitOperator, wanted: unknown): Test {
  const list = listOf(wanted);
  const items: ReadonlySet<unknown> = new Set(list);
  const has = (value: unknown) => (isScalar(value) ? items.has(value) : listOf(value).some((item) => items.has(item)));
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
    case 'has-all':
      return (value) => list.length > 0 && list.every((item) => listOf(value).includes(item));
    case 'starts-with':
      return (value) => isText(value, wanted, (a, b) => a.startsWith(b));
    case 'ends-with':
      return (value) => isText(value, wanted, (a, b) => a.endsWith(b));
    case 'version-equal':
    case 'version-at-least':
    case 'version-less':
      return compareVersion(is, wanted);
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

/** Dotted numbers, compared one by one; what is missing counts as 0, what follows a - or + is left out. */
function compareVersion(is: 'version-equal' | 'version-at-least' | 'version-less', wanted: unknown): Test {
  const bound = readVersion(wanted);
  if (bound === null) return () => false;
  return (value) => {
    const version = readVersion(value);
    if (version === null) return false;
    const order = versionOrder(version, bound);
    if (is === 'version-equal') return order === 0;
    return is === 'version-less' ? order < 0 : order >= 0;
  };
}

/** The numbers of a version, the greatest first; null for what is none. */
export function readVersion(value: unknown): number[] | null {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return null;
  const numbers = /^v?(\d{1,15}(?:\.\d{1,15}){0,5})(?:[-+].*)?$/.exec(text.trim())?.[1];
  return numbers === undefined ? null : numbers.split('.').map(Number);
}

function versionOrder(one: readonly number[], other: readonly number[]): number {
  for (let place = 0; place < Math.max(one.length, other.length); place++) {
    const difference = (one[place] ?? 0) - (other[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareInstant(is: 'before' | 'after', wanted: unknown): Test {
  const bound = readInstant(wanted);
  if (bound === null) return () => false;
  return (value) => {
    const at = readInstant(value);
    return at !== null && (is === 'before' ? at < bound : at > bound);
  };
}

/**
 * One calendar day against another, both counted from 1970-01-01. Before today is yesterday, after today is tomorrow.
 */
export function compareDay(is: 'before' | 'after', day: number, bound: number): boolean {
  return is === 'before' ? day < bound : day > bound;
}

function isText(value: unknown, wanted: unknown, test: (value: string, wanted: string) => boolean): boolean {
  return typeof value === 'string' && typeof wanted === 'string' && test(value, wanted);
}

/** A value that conditions compare as it stands. */
export function isScalar(value: unknown): value is Scalar {
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
