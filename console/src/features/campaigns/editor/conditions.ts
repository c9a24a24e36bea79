import type { Audience, Condition, NumberOperator, TraitOperator } from '@uptier/shared/contracts/audience.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';

/** What a condition is about, as the first word of its sentence. */
export const SUBJECTS = [
  { value: 'account', label: 'account trait' },
  { value: 'user', label: 'user trait' },
  { value: 'limit', label: 'use of a limit' },
  { value: 'adoption', label: 'adoption' },
  { value: 'active-users', label: 'active users' },
  { value: 'event', label: 'event' },
  { value: 'tier', label: 'tier' },
] as const;
export type Subject = Condition['of'];

export const NUMBER_OPTIONS: readonly { value: NumberOperator; label: string }[] = [
  { value: 'at-least', label: 'at least' },
  { value: 'more', label: 'more than' },
  { value: 'at-most', label: 'at most' },
  { value: 'less', label: 'less than' },
  { value: 'equal', label: 'exactly' },
  { value: 'not-equal', label: 'not' },
];
export const TRAIT_OPTIONS: readonly { value: TraitOperator; label: string }[] = [
  { value: 'equal', label: 'is' },
  { value: 'not-equal', label: 'is not' },
  { value: 'one-of', label: 'is one of' },
  { value: 'none-of', label: 'is none of' },
  { value: 'contains', label: 'contains' },
  { value: 'starts-with', label: 'starts with' },
  { value: 'more', label: 'is more than' },
  { value: 'at-least', label: 'is at least' },
  { value: 'less', label: 'is less than' },
  { value: 'at-most', label: 'is at most' },
  { value: 'before', label: 'is before' },
  { value: 'after', label: 'is after' },
  { value: 'exists', label: 'is known' },
  { value: 'missing', label: 'is unknown' },
];

/** Traits the engine understands, and those most products send. */
export const KNOWN_TRAITS = {
  account: [
    'industry',
    'size',
    'renewalAt',
    'termMonths',
    'timezone',
    'paymentStatus',
    'npsScore',
    'csatScore',
    'openDealAt',
    'budgetAt',
  ],
  user: ['role', 'champion', 'executive', 'locale', 'email', 'name'],
} as const;

/** A condition to begin with. */
export function blank(of: Subject, catalog: Catalog): Condition {
  switch (of) {
    case 'account':
      return { of, trait: 'industry', is: 'equal', value: '' };
    case 'user':
      return { of, trait: 'role', is: 'one-of', value: ['owner', 'admin'] };
    case 'tier':
      return { of, is: 'one-of', value: catalog.tiers.slice(0, 1).map(({ id }) => id) };
    case 'limit':
      return { of, limit: catalog.limits[0]?.id ?? '', measure: 'ratio', is: 'at-least', value: 0.5 };
    case 'adoption':
      return { of, is: 'at-least', value: 0.6 };
    case 'active-users':
      return { of, days: 30, is: 'at-least', value: 3 };
    case 'event':
      return { of, name: catalog.features[0]?.id ?? '', by: 'account', days: 14, is: 'at-least', value: 1 };
  }
}

type Listed = 'one-of' | 'none-of';
const isListed = (is: TraitOperator): is is Listed => is === 'one-of' || is === 'none-of';
const AMOUNTS: readonly TraitOperator[] = ['more', 'at-least', 'less', 'at-most'];

function scalar(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() !== '' && String(Number(text)) === text.trim() ? Number(text) : text;
}

/** What is written for a trait as the value its operator takes: a list, a number, an instant or a text. */
export function readValue(is: TraitOperator, text: string): unknown {
  if (isListed(is)) {
    return text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(scalar);
  }
  if (AMOUNTS.includes(is)) return Number(text) || 0;
  return is === 'equal' || is === 'not-equal' ? scalar(text) : text;
}

/** The value as it is written. */
export function writeValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return value === undefined || value === null ? '' : String(value);
}

/** The same condition under another operator, its value turned into what that takes. */
export function withOperator(condition: Extract<Condition, { of: 'account' | 'user' }>, is: TraitOperator): Condition {
  const { of, trait, value } = condition;
  if (is === 'exists' || is === 'missing') return { of, trait, is };
  return { of, trait, is, value: readValue(is, writeValue(value)) };
}

export type Group = { all: readonly Audience[] } | { any: readonly Audience[] };

export const isGroup = (audience: Audience): audience is Group => 'all' in audience || 'any' in audience;
export const partsOf = (group: Group): readonly Audience[] => ('all' in group ? group.all : group.any);

/** The same kind of group with other parts. */
export const withParts = (group: Group, parts: readonly Audience[]): Group =>
  'all' in group ? { all: parts } : { any: parts };

/** The group at the root; a lone condition stands in one of its own. */
export const asGroup = (audience: Audience): Group => (isGroup(audience) ? audience : { all: [audience] });

/** Turns a part into its exception, or back. */
export const toggleNot = (part: Audience): Audience => ('not' in part ? part.not : { not: part });
