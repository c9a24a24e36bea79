import type { Condition } from '@uptier/shared/contracts/audience.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';

/** What a condition is about, as the first word of its sentence. */
export const SUBJECTS = [
  { value: 'account', label: 'account trait' },
  { value: 'user', label: 'user trait' },
  { value: 'limit', label: 'use of a limit' },
  { value: 'event', label: 'event' },
  { value: 'active-users', label: 'active users' },
  { value: 'seats', label: 'seats' },
  { value: 'tier', label: 'tier' },
  { value: 'path', label: 'earlier move' },
  { value: 'adoption', label: 'adoption' },
  { value: 'readiness', label: 'readiness' },
  { value: 'risk', label: 'risk signals' },
  { value: 'role', label: 'role' },
  { value: 'locale', label: 'locale' },
] as const;
export type Subject = Condition['of'];
export type Of<Kind extends Subject> = Extract<Condition, { of: Kind }>;

/** Traits the engine understands: offered before anything was sent. */
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
export function blank(of: Subject, { tiers, limits, features }: Catalog): Condition {
  const [first, second] = tiers;
  switch (of) {
    case 'account':
      return { of, trait: 'industry', is: 'equal', value: '' };
    case 'user':
      return { of, trait: 'role', is: 'one-of', value: ['owner', 'admin'] };
    case 'tier':
      return { of, is: 'one-of', value: first ? [first.id] : [] };
    case 'role':
      return { of, is: 'one-of', value: ['owner', 'admin'] };
    case 'locale':
      return { of, is: 'one-of', value: ['en'] };
    case 'limit':
      return { of, limit: limits[0]?.id ?? '', measure: 'ratio', is: 'at-least', value: 0.5 };
    case 'adoption':
      return { of, is: 'at-least', value: 0.6 };
    case 'readiness':
      return { of, is: 'at-least', value: 70 };
    case 'risk':
      return { of, is: 'less', value: 1 };
    case 'seats':
      return { of, is: 'at-least', value: 10 };
    case 'active-users':
      return { of, days: 30, is: 'at-least', value: 3 };
    case 'event':
      return { of, name: features[0]?.id ?? '', by: 'account', days: 14, is: 'at-least', value: 1 };
    case 'path':
      return { of, from: first?.id ?? '', to: second?.id ?? first?.id ?? '', days: 90, is: 'moved' };
  }
}
