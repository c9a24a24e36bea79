import type { Catalog, Product, Tier } from '../../contracts/catalog.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { findTier, limitOf, tierRank } from '../account/plan.ts';
import { motionOf } from '../campaigns/motion.ts';
import type { Candidate } from '../facts/candidate.ts';
import { poolRequests } from '../facts/requests.ts';

export type FieldType = 'number' | 'percent' | 'date' | 'money' | 'text';

/** What a merge field stands for at this moment. Dates are shown in the account's zone. */
export type FieldValue =
  | { type: 'number' | 'percent'; value: number }
  | { type: 'date'; value: EpochMs; zone: string }
  | { type: 'money'; value: number; currency: string }
  | { type: 'text'; value: string };

/** A field an author may write, with a name to show in the editor. `<trait>` stands for any trait's name. */
export interface MergeField {
  field: string;
  type: FieldType;
  label: string;
}

export type Resolve = (field: string) => FieldValue | null;

/**
 * Every merge field that a catalog offers; fields that end in `<trait>` take any trait's name.
 *
 * @example mergeFields(catalog)[0] // { field: 'usage.api_calls.used', type: 'number', label: 'API calls used' }
 */
export function mergeFields(catalog: Catalog): MergeField[] {
  const limits = catalog.limits.flatMap(({ id, name, kind }): MergeField[] => [
    { field: `usage.${id}.used`, type: 'number', label: `${name} used` },
    { field: `usage.${id}.limit`, type: 'number', label: `${name} included` },
    { field: `usage.${id}.left`, type: 'number', label: `${name} left` },
    { field: `usage.${id}.percent`, type: 'percent', label: `${name} share used` },
    ...(kind === 'metered'
      ? ([
          { field: `usage.${id}.resetsAt`, type: 'date', label: `${name} reset date` },
          { field: `usage.${id}.forecast`, type: 'date', label: `${name} day the limit is reached` },
          { field: `usage.${id}.pace`, type: 'number', label: `${name} expected at the reset` },
        ] as const)
      : []),
    { field: `next.limits.${id}`, type: 'number', label: `${name} on the next tier` },
  ]);
  return [...limits, ...plainFields];
}

const plainFields: readonly MergeField[] = [
  { field: 'tier.name', type: 'text', label: 'Tier' },
  { field: 'tier.price', type: 'money', label: 'Price of the tier a month' },
  { field: 'next.name', type: 'text', label: 'Next tier' },
  { field: 'next.price', type: 'money', label: 'Price of the next tier a month' },
  { field: 'next.difference', type: 'money', label: 'Difference to the next tier a month' },
  { field: 'plan.seats', type: 'number', label: 'Seats' },
  { field: 'adoption.used', type: 'number', label: 'Features in use' },
  { field: 'adoption.total', type: 'number', label: 'Features of the tier' },
  { field: 'adoption.left', type: 'number', label: 'Features not in use' },
  { field: 'adoption.percent', type: 'percent', label: 'Adoption' },
  { field: 'requests.count', type: 'number', label: 'Colleagues who asked' },
  { field: 'users.active', type: 'number', label: 'Users active in 30 days' },
  { field: 'account.<trait>', type: 'text', label: 'Trait of the account' },
  { field: 'user.<trait>', type: 'text', label: 'Trait of the user' },
];

/** Answers merge fields for one campaign, account, user and moment; null for a field without a value. */
export function resolveFor(candidate: Candidate): Resolve {
  const { facts } = candidate;
  return (field) => {
    const dot = field.indexOf('.');
    const rest = field.slice(dot + 1);
    switch (field.slice(0, dot)) {
      case 'usage':
        return usageField(candidate, rest);
      case 'tier':
        return soldField(findTier(facts.compiled.catalog, facts.tier), rest);
      case 'next':
        return nextField(candidate, rest);
      case 'account':
        return traitField(facts.accountTrait(rest));
      case 'user':
        return traitField(facts.userTrait(rest));
      case 'adoption':
        return adoptionField(candidate, rest);
      case 'plan':
        return rest === 'seats' ? number(facts.plan?.value.seats ?? null) : null;
      case 'requests':
        return rest === 'count' ? positive(poolRequests(facts, candidate.entry).count) : null;
      case 'users':
        return rest === 'active' ? number(facts.activeUsers(30)) : null;
      default:
        return null;
    }
  };
}

function usageField({ facts }: Candidate, rest: string): FieldValue | null {
  const dot = rest.lastIndexOf('.');
  const use = facts.usage(rest.slice(0, dot));
  if (!use) return null;
  switch (rest.slice(dot + 1)) {
    case 'used':
      return number(use.used);
    case 'limit':
      return number(use.limit);
    case 'left':
      return number(use.limit === null ? null : Math.max(0, use.limit - use.used));
    case 'percent':
      return use.ratio === null ? null : { type: 'percent', value: use.ratio };
    case 'resetsAt':
      return date(use.resetsAt, facts.zone);
    case 'forecast':
      return date(use.reachedAt, facts.zone);
    case 'pace':
      return number(use.pace);
    default:
      return null;
  }
}

/** Of a cross-sell the product; of seats nothing, they stay on their tier. */
function nextField(candidate: Candidate, rest: string): FieldValue | null {
  const { catalog } = candidate.facts.compiled;
  const { campaign } = candidate.entry;
  const motion = motionOf(campaign);
  if (motion === 'seats') return null;
  if (motion === 'cross-sell')
    return productField(
      catalog.products.find(({ id }) => id === campaign.path?.to),
      rest,
    );
  const next = nextTier(candidate);
  if (!next) return null;
  if (rest.startsWith('limits.')) return number(limitOf(catalog, { tier: next.id, seats: null }, rest.slice(7)));
  if (rest !== 'difference') return soldField(next, rest);
  const [price, current] = [monthly(next), monthly(findTier(catalog, candidate.facts.tier))];
  if (!price || !current || price.currency !== current.currency || price.perSeat !== current.perSeat) return null;
  return { type: 'money', value: price.amount - current.amount, currency: price.currency };
}

/** A product comes on top: what it costs is the difference. */
function productField(product: Product | undefined, rest: string): FieldValue | null {
  return soldField(product ?? null, rest === 'difference' ? 'price' : rest);
}

/** Where the campaign's path leads, else the tier above. */
function nextTier({ facts, entry }: Candidate): Tier | null {
  const { catalog } = facts.compiled;
  if (entry.campaign.path) return findTier(catalog, entry.campaign.path.to);
  return catalog.tiers[tierRank(catalog, facts.tier) + 1] ?? null;
}

function soldField(sold: Tier | Product | null, rest: string): FieldValue | null {
  if (rest === 'name') return sold && { type: 'text', value: sold.name };
  const price = rest === 'price' ? monthly(sold) : undefined;
  return price ? { type: 'money', value: price.amount, currency: price.currency } : null;
}

const monthly = (sold: Tier | Product | null) => sold?.prices.find(({ interval }) => interval === 'month');

function adoptionField({ facts: { adoption } }: Candidate, rest: string): FieldValue | null {
  if (!adoption) return null;
  if (rest === 'used') return number(adoption.used);
  if (rest === 'total') return number(adoption.total);
  if (rest === 'left') return number(adoption.total - adoption.used);
  return rest === 'percent' ? { type: 'percent', value: adoption.ratio } : null;
}

function traitField(value: unknown): FieldValue | null {
  if (typeof value === 'number') return number(value);
  return typeof value === 'string' && value.trim() !== '' ? { type: 'text', value } : null;
}

const number = (value: number | null): FieldValue | null =>
  value === null || !Number.isFinite(value) ? null : { type: 'number', value };
const positive = (value: number): FieldValue | null => (value > 0 ? number(value) : null);
const date = (value: EpochMs | null, zone: string): FieldValue | null =>
  value === null ? null : { type: 'date', value, zone };
