import type { Audience, Condition } from '../../contracts/audience.ts';
import { type AudienceTest, lookAt } from './condition.ts';

/**
 * Turns an audience into one closure, once per publish. Missing values have defined answers (docs/3-campaigns.md), and
 * no condition can throw. Rates are fractions; an adoption above 1 is read as percent.
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
  return lookAt(audience).matches;
}

/** No condition changes or throws anything, so that their order only decides how soon the answer is known. */
function cheapestFirst(audiences: readonly Audience[]): Audience[] {
  return audiences.toSorted((a, b) => costOf(a) - costOf(b));
}

const costs: Record<Condition['of'], number> = {
  tier: 0,
  locale: 1,
  role: 1,
  account: 1,
  user: 1,
  seats: 2,
  limit: 2,
  path: 3,
  event: 3,
  adoption: 4,
  'active-users': 5,
  risk: 6,
  readiness: 7,
};

function costOf(audience: Audience): number {
  if ('all' in audience) return Math.max(0, ...audience.all.map(costOf));
  if ('any' in audience) return Math.max(0, ...audience.any.map(costOf));
  return 'not' in audience ? costOf(audience.not) : (costs[audience.of] ?? 0);
}
