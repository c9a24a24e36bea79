import type { Condition } from '../../contracts/audience.ts';
import { readDay } from '../time/instant.ts';
import { compareDay, compareNumber, compareTrait } from './compare.ts';
import type { AudienceFacts } from './facts.ts';

export type AudienceTest = (facts: AudienceFacts) => boolean;

/** One condition made ready: whether it holds, and the value it looks at (null for one that is missing). */
export interface Look {
  matches: AudienceTest;
  saw(facts: AudienceFacts): unknown;
}

interface Members {
  is: 'one-of' | 'none-of';
  value: readonly string[];
}

/**
 * Turns one condition into closures. Neither can throw, whatever the account holds.
 *
 * @example lookAt({ of: 'tier', is: 'one-of', value: ['pro'] }).matches(facts) // true
 */
export function lookAt(condition: Condition): Look {
  switch (condition.of) {
    case 'account':
    case 'user':
      return lookAtTrait(condition);
    case 'tier':
      return memberOf(condition, ({ tier }) => tier);
    case 'role':
      return memberOf(condition, ({ role }) => (typeof role === 'string' ? role : null));
    case 'locale':
      return lookAtLocale(condition);
    case 'limit': {
      const { limit, measure } = condition;
      return numberOf(condition, (facts) => facts.usage(limit)?.[measure] ?? null);
    }
    case 'adoption':
      return numberOf({ ...condition, value: shareOf(condition.value) }, ({ adoption }) => adoption?.ratio ?? null);
    case 'readiness':
      return numberOf(condition, ({ readiness }) => readiness.score);
    case 'risk':
      return numberOf(condition, ({ risk }) => risk.count);
    case 'seats':
      return numberOf(condition, ({ seats }) => seats);
    case 'active-users':
      return numberOf(condition, (facts) => facts.activeUsers(condition.days));
    case 'event': {
      const { name, by, days } = condition;
      return numberOf(condition, (facts) => facts.events(name, by, days));
    }
    case 'path': {
      const { from, to, days } = condition;
      const isWanted = condition.is === 'moved';
      const movedAt = (facts: AudienceFacts) => facts.movedAt(from, to, days);
      return {
        matches: (facts) => (movedAt(facts) !== null) === isWanted,
        saw(facts) {
          const at = movedAt(facts);
          return at === null ? null : new Date(at).toISOString();
        },
      };
    }
    default:
      // A condition of a newer version: nobody is matched by what cannot be read.
      return { matches: () => false, saw: () => null };
  }
}

/** An adoption above 1 is read as percent. */
export function shareOf(value: number): number {
  return value > 1 ? value / 100 : value;
}

function numberOf(
  { is, value }: Extract<Condition, { value: number }>,
  read: (facts: AudienceFacts) => number | null,
): Look {
  const test = compareNumber(is, value);
  return { matches: (facts) => test(read(facts)), saw: read };
}

function memberOf({ is, value }: Members, read: (facts: AudienceFacts) => string | null): Look {
  const isWanted = is === 'one-of';
  const members: ReadonlySet<string | null> = new Set(value);
  return { matches: (facts) => members.has(read(facts)) === isWanted, saw: read };
}

/** A language stands for all its regions, a region for itself alone. */
function lookAtLocale({ is, value }: Members): Look {
  const isWanted = is === 'one-of';
  const wanted = value.map(normal);
  const has = (locale: string | null): boolean => {
    if (locale === null) return false;
    const found = normal(locale);
    return wanted.some((each) => found === each || found.startsWith(`${each}-`));
  };
  return { matches: ({ locale }) => has(locale) === isWanted, saw: ({ locale }) => locale };
}

const normal = (locale: string): string => locale.toLowerCase().replaceAll('_', '-');

function lookAtTrait({ of, trait, is, value }: Extract<Condition, { trait: string }>): Look {
  const saw = (facts: AudienceFacts) => (of === 'account' ? facts.accountTrait(trait) : facts.userTrait(trait)) ?? null;
  const days = daysFromNow(value);
  if (days !== null && (is === 'before' || is === 'after')) {
    const matches = (facts: AudienceFacts) => {
      const day = readDay(saw(facts), facts.zone);
      return day !== null && compareDay(is, day, facts.today + days);
    };
    return { matches, saw };
  }
  const test = compareTrait(is, value);
  const matches: AudienceTest =
    of === 'account' ? (facts) => test(facts.accountTrait(trait)) : (facts) => test(facts.userTrait(trait));
  return { matches, saw };
}

/** The days of `{ daysFromNow }`; null for any other value. */
export function daysFromNow(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('daysFromNow' in value)) return null;
  return Number.isSafeInteger(value.daysFromNow) ? Number(value.daysFromNow) : null;
}
