import type { Audience, Condition, NumberOperator, TraitOperator } from '../../contracts/audience.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import { daysFromNow, shareOf } from './condition.ts';

/** Every operator as people say it. */
export const operatorWords: Record<TraitOperator, string> = {
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

const amounts: Record<NumberOperator, string> = {
  equal: 'exactly',
  'not-equal': 'not',
  more: 'more than',
  'at-least': 'at least',
  less: 'fewer than',
  'at-most': 'at most',
};

/**
 * An audience as one English sentence, names taken from the catalog.
 *
 * @example describeAudience({ all: [] }, catalog) // 'Everyone'
 */
export function describeAudience(audience: Audience, catalog: Catalog): string {
  const text = describePart(audience, catalog);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same as a part of another sentence. */
export function describePart(audience: Audience, catalog: Catalog): string {
  if ('all' in audience) return join(audience.all, 'and', 'everyone', catalog);
  if ('any' in audience) return join(audience.any, 'or', 'no one', catalog);
  if ('not' in audience) return `not (${describePart(audience.not, catalog)})`;
  return describeCondition(audience, catalog);
}

function join(parts: readonly Audience[], word: 'and' | 'or', none: string, catalog: Catalog): string {
  if (parts.length === 0) return none;
  const isNested = (part: Audience) => ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
  const texts = parts.map((part) =>
    isNested(part) && parts.length > 1 ? `(${describePart(part, catalog)})` : describePart(part, catalog),
  );
  return texts.join(` ${word} `);
}

function describeCondition(condition: Condition, catalog: Catalog): string {
  switch (condition.of) {
    case 'account':
    case 'user':
      return `${condition.of}’s ${condition.trait} ${describeTrait(condition)}`;
    case 'tier':
      return `tier ${describeList(condition.is, condition.value, (id) => nameIn(catalog.tiers, id))}`;
    case 'role':
    case 'locale':
      return `${condition.of} ${describeList(condition.is, condition.value, say)}`;
    case 'limit': {
      const { limit, measure, is, value } = condition;
      const name = nameIn(catalog.limits, limit);
      return measure === 'ratio'
        ? `share used of ${name} ${operatorWords[is]} ${percent(value)}`
        : `use of ${name} ${operatorWords[is]} ${value}`;
    }
    case 'adoption':
      return `adoption ${operatorWords[condition.is]} ${percent(shareOf(condition.value))}`;
    case 'readiness':
      return `readiness ${operatorWords[condition.is]} ${condition.value}`;
    case 'risk':
      return count(condition, 'risk signal');
    case 'seats':
      return count(condition, 'seat');
    case 'active-users':
      return `${count(condition, 'active user')} ${within(condition.days)}`;
    case 'event': {
      const who = condition.by === 'user' ? 'this user' : 'anyone';
      const name = nameIn([...catalog.features, ...catalog.limits], condition.name);
      return `${name} ${count(condition, 'time')} by ${who} ${within(condition.days)}`;
    }
    case 'path': {
      const [from, to] = [nameIn(catalog.tiers, condition.from), nameIn(catalog.tiers, condition.to)];
      return `${condition.is === 'moved' ? 'moved' : 'did not move'} from ${from} to ${to} ${within(condition.days)}`;
    }
    default:
      return 'a condition this version cannot read';
  }
}

function describeTrait({ is, value }: Extract<Condition, { trait: string }>): string {
  if (is === 'exists' || is === 'missing') return operatorWords[is];
  const days = daysFromNow(value);
  if (days !== null && (is === 'before' || is === 'after')) return describeDay(is, days);
  return `${operatorWords[is]} ${say(value)}`;
}

function describeDay(is: 'before' | 'after', days: number): string {
  if (days === 0) return `${operatorWords[is]} today`;
  const many = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  if (is === 'before') return days < 0 ? `is more than ${many} ago` : `is before ${many} from now`;
  return days < 0 ? `is after ${many} ago` : `is more than ${many} from now`;
}

function describeList(is: 'one-of' | 'none-of', values: readonly string[], nameOf: (value: string) => string): string {
  const [first] = values;
  if (first === undefined) return `${operatorWords[is]} nothing`;
  if (values.length === 1) return `${is === 'one-of' ? 'is' : 'is not'} ${nameOf(first)}`;
  return `${operatorWords[is]} ${values.map(nameOf).join(', ')}`;
}

function nameIn(entries: readonly { id: string; name: string }[], id: string): string {
  return entries.find((entry) => entry.id === id)?.name ?? id;
}

const count = ({ is, value }: { is: NumberOperator; value: number }, noun: string) =>
  `${amounts[is]} ${value} ${value === 1 ? noun : `${noun}s`}`;
const within = (days: number) => (days === 1 ? 'in the last day' : `in the last ${days} days`);
const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

function say(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(say).join(', ');
  if (typeof value === 'string') return value === '' ? 'empty' : value;
  return typeof value === 'object' || value === undefined ? 'nothing' : String(value);
}
