import type { Adoption } from '../contracts/account.ts';
import type { Audience, Condition } from '../contracts/audience.ts';
import type { TraitValue } from '../contracts/trait.ts';
import { compareNumber, compareTrait } from './compare.ts';
import type { LimitUse } from './usage.ts';

/** What a condition may ask of an account and the user who looks. */
export interface AudienceFacts {
  readonly tier: string | null;
  readonly adoption: Adoption | null;
  accountTrait(name: string): TraitValue | undefined;
  userTrait(name: string): TraitValue | undefined;
  usage(limit: string): LimitUse | null;
  activeUsers(days: number): number;
  events(name: string, by: 'account' | 'user', days: number): number;
}

export type AudienceTest = (facts: AudienceFacts) => boolean;

/**
 * Turns an audience into one closure, once per publish. Missing values have defined answers (see `compareTrait`), and no
 * condition can throw. Rates are fractions; an adoption above 1 is read as percent.
 *
 * @example compileAudience({ of: 'tier', is: 'one-of', value: ['starter'] })(facts) // true
 */
export function compileAudience(audience: Audience): AudienceTest {
  if ('all' in audience) {
    const tests = cheapestFirst(audience.all).map(compileAudience);
    return (facts) => {
      for (const test of tests) if (!test(facts)) return false;
      return true;
    };
  }
  if ('any' in audience) {
    const tests = cheapestFirst(audience.any).map(compileAudience);
    return (facts) => {
      for (const test of tests) if (test(facts)) return true;
      return false;
    };
  }
  if ('not' in audience) {
    const test = compileAudience(audience.not);
    return (facts) => !test(facts);
  }
  return compileCondition(audience);
}

/** No condition changes or throws anything, so that their order only decides how soon the answer is known. */
function cheapestFirst(audiences: readonly Audience[]): Audience[] {
  return audiences.toSorted((a, b) => costOf(a) - costOf(b));
}

const costs: Partial<Record<Condition['of'], number>> = {
  tier: 0,
  account: 1,
  user: 1,
  limit: 2,
  event: 3,
  adoption: 4,
};
const MOST = 5;

function costOf(audience: Audience): number {
  if ('all' in audience) return Math.max(0, ...audience.all.map(costOf));
  if ('any' in audience) return Math.max(0, ...audience.any.map(costOf));
  return 'not' in audience ? costOf(audience.not) : (costs[audience.of] ?? MOST);
}

function compileCondition(condition: Condition): AudienceTest {
  switch (condition.of) {
    case 'account':
    case 'user':
      return compileTrait(condition);
    case 'tier': {
      const isMember = condition.is === 'one-of';
      const tiers = new Set(condition.value);
      return ({ tier }) => (tier !== null && tiers.has(tier)) === isMember;
    }
    case 'limit': {
      const { limit, measure } = condition;
      const test = compareNumber(condition.is, condition.value);
      return (facts) => test(facts.usage(limit)?.[measure] ?? null);
    }
    case 'adoption': {
      const test = compareNumber(condition.is, condition.value > 1 ? condition.value / 100 : condition.value);
      return ({ adoption }) => test(adoption?.ratio ?? null);
    }
    case 'active-users': {
      const test = compareNumber(condition.is, condition.value);
      return (facts) => test(facts.activeUsers(condition.days));
    }
    case 'event': {
      const { name, by, days } = condition;
      const test = compareNumber(condition.is, condition.value);
      return (facts) => test(facts.events(name, by, days));
    }
    default:
      // A condition of a newer version: nobody is matched by what cannot be read.
      return () => false;
  }
}

function compileTrait({ of, trait, is, value }: Extract<Condition, { trait: string }>): AudienceTest {
  const test = compareTrait(is, value);
  return of === 'account' ? (facts) => test(facts.accountTrait(trait)) : (facts) => test(facts.userTrait(trait));
}
