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
    const tests = audience.all.map(compileAudience);
    return (facts) => tests.every((test) => test(facts));
  }
  if ('any' in audience) {
    const tests = audience.any.map(compileAudience);
    return (facts) => tests.some((test) => test(facts));
  }
  if ('not' in audience) {
    const test = compileAudience(audience.not);
    return (facts) => !test(facts);
  }
  return compileCondition(audience);
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
