import type { Audience, Condition, TraitOperator } from '../contracts/audience.ts';
import type { Catalog } from '../contracts/catalog.ts';

const words: Record<TraitOperator, string> = {
  equal: 'is',
  'not-equal': 'is not',
  'one-of': 'is one of',
  'none-of': 'is none of',
  contains: 'contains',
  'has-all': 'has all of',
  'starts-with': 'starts with',
  'ends-with': 'ends with',
  more: 'is more than',
  'at-least': 'is at least',
  less: 'is less than',
  'at-most': 'is at most',
  before: 'is before',
  after: 'is after',
  'version-equal': 'is version',
  'version-at-least': 'is at least version',
  'version-less': 'is below version',
  exists: 'is known',
  missing: 'is unknown',
};

/**
 * An audience as one English sentence, names taken from the catalog.
 *
 * @example describeAudience({ all: [] }, catalog) // 'Everyone'
 */
export function describeAudience(audience: Audience, catalog: Catalog): string {
  const text = describe(audience, catalog);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function describe(audience: Audience, catalog: Catalog): string {
  if ('all' in audience) return join(audience.all, 'and', 'everyone', catalog);
  if ('any' in audience) return join(audience.any, 'or', 'no one', catalog);
  if ('not' in audience) return `not (${describe(audience.not, catalog)})`;
  return describeCondition(audience, catalog);
}

function join(parts: readonly Audience[], word: 'and' | 'or', none: string, catalog: Catalog): string {
  if (parts.length === 0) return none;
  const isNested = (part: Audience) => ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
  const texts = parts.map((part) =>
    isNested(part) && parts.length > 1 ? `(${describe(part, catalog)})` : describe(part, catalog),
  );
  return texts.join(` ${word} `);
}

function describeCondition(condition: Condition, catalog: Catalog): string {
  switch (condition.of) {
    case 'account':
    case 'user': {
      const is = `${condition.of}’s ${condition.trait} ${words[condition.is]}`;
      return condition.is === 'exists' || condition.is === 'missing' ? is : `${is} ${say(condition.value)}`;
    }
    case 'tier': {
      const names = condition.value.map((id) => catalog.tiers.find((tier) => tier.id === id)?.name ?? id);
      return `tier ${words[condition.is]} ${names.join(', ')}`;
    }
    case 'limit': {
      const name = catalog.limits.find(({ id }) => id === condition.limit)?.name ?? condition.limit;
      const value = condition.measure === 'ratio' ? percent(condition.value) : say(condition.value);
      return `${condition.measure === 'ratio' ? 'share used of' : 'use of'} ${name} ${words[condition.is]} ${value}`;
    }
    case 'adoption':
      return `adoption ${words[condition.is]} ${percent(condition.value > 1 ? condition.value / 100 : condition.value)}`;
    case 'active-users':
      return `active users in ${days(condition.days)} ${plural(condition)}`;
    case 'event':
      return `${condition.name} by ${condition.by === 'user' ? 'this user' : 'anyone'} in ${days(condition.days)} ${plural(condition)}`;
    default:
      return 'a condition this version cannot read';
  }
}

const plural = ({ is, value }: { is: TraitOperator; value: number }) =>
  `${words[is].replace(/^is/, 'are')} ${say(value)}`;
const days = (count: number) => (count === 1 ? 'the last day' : `the last ${count} days`);
const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

function say(value: unknown): string {
  if (Array.isArray(value)) return value.map(say).join(', ');
  if (typeof value === 'string') return value === '' ? 'empty' : value;
  return typeof value === 'object' || value === undefined ? 'nothing' : String(value);
}
