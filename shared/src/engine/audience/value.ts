import type { TraitOperator } from '../../contracts/audience.ts';
import { readInstant } from '../time/instant.ts';
import { isScalar, readVersion } from './compare.ts';
import { daysFromNow } from './condition.ts';

const MOST_DAYS = 36_500;

/** What an operator takes, and what to write where it is something else. */
interface Taken {
  fits(value: unknown): boolean;
  message: string;
}

const nothing: Taken = { fits: isNothing, message: 'takes no value: leave it out' };
const scalar: Taken = { fits: isScalar, message: 'write a text, a number, true or false' };
const item: Taken = {
  fits: (value) => isScalar(value) && value !== '',
  message: 'write the text or the item that it should contain',
};
const list: Taken = { fits: isList, message: 'write a list of at least one value, for example ["health", "retail"]' };
const text: Taken = { fits: (value) => typeof value === 'string' && value !== '', message: 'write a text' };
const number: Taken = { fits: (value) => typeof value === 'number', message: 'write a number' };
const day: Taken = {
  fits: isDay,
  message: 'write a date such as 2026-11-20, epoch milliseconds, or {"daysFromNow": 30}',
};
const version: Taken = {
  fits: (value) => typeof value === 'string' && readVersion(value) !== null,
  message: 'write a version as text, for example "2.10"',
};

const takenBy: Record<TraitOperator, Taken> = {
  equal: scalar,
  'not-equal': scalar,
  'one-of': list,
  'none-of': list,
  contains: item,
  'has-all': list,
  'starts-with': text,
  'ends-with': text,
  more: number,
  'at-least': number,
  less: number,
  'at-most': number,
  before: day,
  after: day,
  'version-equal': version,
  'version-at-least': version,
  'version-less': version,
  exists: nothing,
  missing: nothing,
};

/**
 * What to write for an operator whose value does not fit it; null where it fits.
 *
 * @example valueFault('more', 'ten') // 'write a number'
 */
export function valueFault(is: TraitOperator, value: unknown): string | null {
  const { fits, message } = takenBy[is];
  return fits(value) ? null : message;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isScalar);
}

function isDay(value: unknown): boolean {
  const days = daysFromNow(value);
  return days === null ? readInstant(value) !== null : Math.abs(days) <= MOST_DAYS;
}
