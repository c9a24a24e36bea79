import type { NumberOperator, TraitOperator, ValueKind } from '@uptier/shared/contracts/audience.ts';
import { daysFromNow } from '@uptier/shared/engine/audience/condition.ts';
import type { Of } from './conditions.ts';

export const NUMBER_OPTIONS: readonly { value: NumberOperator; label: string }[] = [
  { value: 'at-least', label: 'at least' },
  { value: 'more', label: 'more than' },
  { value: 'at-most', label: 'at most' },
  { value: 'less', label: 'less than' },
  { value: 'equal', label: 'exactly' },
  { value: 'not-equal', label: 'not' },
];

/** A comparison as it is chosen: an operator, or one of the two that look at a day, told relative to now. */
export type Comparison = TraitOperator | 'before-ago' | 'after-ago' | 'before-ahead' | 'after-ahead';

/** `short` is what stands in the sentence, where the number and its unit follow. */
export const COMPARISONS: readonly { value: Comparison; label: string; short?: string }[] = [
  { value: 'equal', label: 'is' },
  { value: 'not-equal', label: 'is not' },
  { value: 'one-of', label: 'is one of' },
  { value: 'none-of', label: 'is none of' },
  { value: 'contains', label: 'contains' },
  { value: 'has-all', label: 'has all of' },
  { value: 'starts-with', label: 'starts with' },
  { value: 'ends-with', label: 'ends with' },
  { value: 'more', label: 'is more than' },
  { value: 'at-least', label: 'is at least' },
  { value: 'less', label: 'is less than' },
  { value: 'at-most', label: 'is at most' },
  { value: 'before', label: 'is before the day', short: 'is before' },
  { value: 'after', label: 'is after the day', short: 'is after' },
  { value: 'before-ago', label: 'is more than … days ago', short: 'is more than' },
  { value: 'after-ago', label: 'is after … days ago', short: 'is after' },
  { value: 'before-ahead', label: 'is before … days from now', short: 'is before' },
  { value: 'after-ahead', label: 'is more than … days from now', short: 'is more than' },
  { value: 'version-equal', label: 'is version' },
  { value: 'version-at-least', label: 'is at least version' },
  { value: 'version-less', label: 'is below version' },
  { value: 'exists', label: 'is known' },
  { value: 'missing', label: 'is unknown' },
];

const ALWAYS: readonly Comparison[] = ['exists', 'missing'];
const FITTING: Readonly<Record<ValueKind, readonly Comparison[]>> = {
  text: ['equal', 'not-equal', 'one-of', 'none-of', 'contains', 'starts-with', 'ends-with'],
  number: ['equal', 'not-equal', 'one-of', 'none-of', 'more', 'at-least', 'less', 'at-most'],
  boolean: ['equal', 'not-equal'],
  date: ['before', 'after', 'before-ago', 'after-ago', 'before-ahead', 'after-ahead'],
  version: ['version-equal', 'version-at-least', 'version-less'],
  list: ['contains', 'has-all', 'one-of', 'none-of'],
};

/** The comparisons that fit what a trait has held so far, and the one in use; all of them while nothing is known. */
export function comparisonsFor(kinds: readonly ValueKind[], chosen: Comparison): typeof COMPARISONS {
  if (kinds.length === 0) return COMPARISONS;
  const fitting = kinds.flatMap((kind) => FITTING[kind]);
  return COMPARISONS.filter(({ value }) => value === chosen || fitting.includes(value) || ALWAYS.includes(value));
}

const LISTS: readonly Comparison[] = ['one-of', 'none-of', 'has-all'];
const AMOUNTS: readonly Comparison[] = ['more', 'at-least', 'less', 'at-most'];
const LONGEST_DAYS = 3650;

/** What kind of field writes the value; null where there is none. */
export function fieldFor(comparison: Comparison): 'none' | 'list' | 'number' | 'day' | 'days' | 'text' {
  if (ALWAYS.includes(comparison)) return 'none';
  if (LISTS.includes(comparison)) return 'list';
  if (AMOUNTS.includes(comparison)) return 'number';
  if (comparison === 'before' || comparison === 'after') return 'day';
  return comparison.endsWith('-ago') || comparison.endsWith('-ahead') ? 'days' : 'text';
}

/** The comparison a condition is chosen as. */
export function comparisonOf({ is, value }: Of<'account' | 'user'>): Comparison {
  const days = is === 'before' || is === 'after' ? daysFromNow(value) : null;
  if (days === null || (is !== 'before' && is !== 'after')) return is;
  return days > 0 ? `${is}-ahead` : `${is}-ago`;
}

/** A percent of features as a share: above 1 it would be read as percent again, 150 as 1.5%. */
export const shareOf = (text: string): number => Math.min(1, Math.max(0, (Number(text) || 0) / 100));

/** A text as the value it most likely means. */
export function scalar(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() !== '' && String(Number(text)) === text.trim() ? Number(text) : text;
}

/** The values of a list, whatever was written before. */
export function listOf(value: unknown): readonly (string | number | boolean)[] {
  const items = Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];
  return items.filter((item) => ['string', 'number', 'boolean'].includes(typeof item));
}

/** What is written for a trait as the value its operator takes: a number, a day or a text. */
export function readValue(comparison: Comparison, text: string): unknown {
  switch (fieldFor(comparison)) {
    case 'list':
      return text.split(',').flatMap((part) => (part.trim() === '' ? [] : [scalar(part.trim())]));
    case 'number':
      return Number(text) || 0;
    case 'days': {
      const days = Math.min(
        LONGEST_DAYS,
        Math.max(comparison.endsWith('-ahead') ? 1 : 0, Math.round(Number(text) || 0)),
      );
      return { daysFromNow: comparison.endsWith('-ahead') ? days : days === 0 ? 0 : -days };
    }
    case 'text':
      return comparison === 'equal' || comparison === 'not-equal' ? scalar(text) : text;
    default:
      return text;
  }
}

/** The value as it is written. */
export function writeValue(value: unknown): string {
  const days = daysFromNow(value);
  if (days !== null) return String(Math.abs(days));
  if (Array.isArray(value)) return value.map(String).join(', ');
  return value === undefined || value === null ? '' : String(value);
}

const FIRST_DAYS = '30';
const operatorOf = (comparison: Comparison): TraitOperator =>
  comparison === 'before-ago' || comparison === 'before-ahead'
    ? 'before'
    : comparison === 'after-ago' || comparison === 'after-ahead'
      ? 'after'
      : comparison;

/** The same condition under another comparison, its value turned into what that takes. */
export function withComparison(condition: Of<'account' | 'user'>, comparison: Comparison): Of<'account' | 'user'> {
  const { of, trait, value } = condition;
  const is = operatorOf(comparison);
  const field = fieldFor(comparison);
  if (field === 'none') return { of, trait, is };
  const was = fieldFor(comparisonOf(condition));
  const isDay = field === 'day' || field === 'days';
  // A day that was written says nothing about a count of days, nor the other way round.
  const text = was === field || (!isDay && was !== 'days') ? writeValue(value) : field === 'days' ? FIRST_DAYS : '';
  return { of, trait, is, value: readValue(comparison, text) };
}

/** A first condition on a trait, as fits what it has held. */
export function firstOn(of: 'account' | 'user', trait: string, kinds: readonly ValueKind[]): Of<'account' | 'user'> {
  if (kinds.includes('date')) return { of, trait, is: 'before', value: { daysFromNow: -Number(FIRST_DAYS) } };
  if (kinds.includes('version')) return { of, trait, is: 'version-at-least', value: '' };
  if (kinds.includes('text')) return { of, trait, is: 'one-of', value: [] };
  if (kinds.includes('number')) return { of, trait, is: 'at-least', value: 0 };
  if (kinds.includes('list')) return { of, trait, is: 'has-all', value: [] };
  return { of, trait, is: 'equal', value: kinds.includes('boolean') ? true : '' };
}
