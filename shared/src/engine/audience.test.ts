import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Audience, audienceSchema, numberOperators, traitOperators } from '../contracts/audience.ts';
import { compileAudience } from './audience.ts';
import { describeAudience } from './audience-sentence.ts';
import { Facts } from './facts.ts';
import { foldAll } from './fold.ts';
import { emptyLedger } from './ledger.ts';
import {
  accountTraits,
  catalog,
  compiledOf,
  DAY,
  eventOf,
  momentOf,
  now,
  onPlan,
  usage,
  userTraits,
} from './tests/world.ts';

const state = foldAll(
  [
    onPlan('starter'),
    accountTraits({ industry: 'health', size: 50, trial: false, empty: null, startedAt: '2026-11-01' }),
    eventOf(
      { type: 'traits', of: 'account', traits: { tags: ['a', 'b'], deep: { x: 1 }, nested: [['a']] } },
      now - DAY,
    ),
    userTraits('ann', { role: 'owner' }),
    usage('exported', 2, now, { userId: 'ann' }),
    usage('exported', 3, now - 6 * DAY, { userId: 'bob' }),
    usage('exported', 9, now - 7 * DAY, { userId: 'bob' }),
    usage('api_calls', 8000),
    ...['f0', 'f1', 'f2', 'f3', 'f4', 'f5'].map((feature) => usage(feature)),
  ],
  catalog,
  'UTC',
);
const facts = new Facts(compiledOf([]), { state, ledger: emptyLedger }, momentOf());
const matches = (audience: Audience) => compileAudience(audience)(facts);
const account = (trait: string, is: (typeof traitOperators)[number], value?: unknown): Audience => ({
  of: 'account',
  trait,
  is,
  ...(value === undefined ? {} : { value }),
});

describe('conditions', () => {
  it.each<[Audience, boolean]>([
    [{ all: [] }, true],
    [{ any: [] }, false],
    [{ not: { all: [] } }, false],
    [{ all: [account('industry', 'equal', 'health'), account('size', 'more', 49)] }, true],
    [{ all: [account('industry', 'equal', 'health'), account('size', 'more', 50)] }, false],
    [{ any: [account('industry', 'equal', 'retail'), account('size', 'at-least', 50)] }, true],
    [account('industry', 'not-equal', 'health'), false],
    [account('industry', 'one-of', ['health', 'retail']), true],
    [account('industry', 'none-of', ['health', 'retail']), false],
    [account('industry', 'contains', 'eal'), true],
    [account('industry', 'starts-with', 'hea'), true],
    [account('industry', 'starts-with', 'alth'), false],
    [account('size', 'less', 50), false],
    [account('size', 'at-most', 50), true],
    [account('size', 'equal', '50'), false],
    [account('trial', 'equal', false), true],
    [account('trial', 'exists'), true],
    [account('startedAt', 'before', '2026-11-02'), true],
    [account('startedAt', 'after', '2026-11-01'), false],
    [account('startedAt', 'after', 'rubbish'), false],
    [account('tags', 'contains', 'a'), true],
    [account('tags', 'one-of', ['b', 'z']), true],
    [account('tags', 'none-of', ['z']), true],
    [account('tags', 'equal', 'a'), false],
    [account('gone', 'equal', 'x'), false],
    [account('gone', 'not-equal', 'x'), true],
    [account('gone', 'none-of', ['x']), true],
    [account('gone', 'one-of', ['x']), false],
    [account('gone', 'missing'), true],
    [account('gone', 'more', 0), false],
    [account('gone', 'less', 0), false],
    [account('empty', 'exists'), false],
    [account('deep', 'exists'), false],
    [account('nested', 'missing'), true],
    [account('constructor', 'exists'), false],
    [{ of: 'user', trait: 'role', is: 'equal', value: 'owner' }, true],
    [{ of: 'tier', is: 'one-of', value: ['starter'] }, true],
    [{ of: 'tier', is: 'none-of', value: ['starter'] }, false],
    [{ of: 'limit', limit: 'api_calls', measure: 'ratio', is: 'at-least', value: 0.8 }, true],
    [{ of: 'limit', limit: 'api_calls', measure: 'used', is: 'more', value: 8000 }, false],
    [{ of: 'limit', limit: 'gone', measure: 'used', is: 'at-most', value: 8000 }, false],
    [{ of: 'limit', limit: 'gone', measure: 'used', is: 'not-equal', value: 1 }, true],
    [{ of: 'adoption', is: 'at-least', value: 0.6 }, true],
    [{ of: 'adoption', is: 'at-least', value: 60 }, true],
    [{ of: 'adoption', is: 'more', value: 60 }, false],
    [{ of: 'active-users', days: 7, is: 'equal', value: 2 }, true],
    [{ of: 'active-users', days: 1, is: 'equal', value: 1 }, true],
    [{ of: 'event', name: 'exported', by: 'account', days: 7, is: 'equal', value: 5 }, true],
    [{ of: 'event', name: 'exported', by: 'account', days: 8, is: 'equal', value: 14 }, true],
    [{ of: 'event', name: 'exported', by: 'user', days: 30, is: 'equal', value: 2 }, true],
    [{ of: 'event', name: 'never', by: 'user', days: 30, is: 'less', value: 1 }, true],
  ])('%j is %s', (audience, expected) => {
    expect(audienceSchema.safeParse(audience).success).toBe(true);
    expect(matches(audience)).toBe(expected);
  });

  it('never throw, and say themselves in words', () => {
    const value = fc.anything();
    const leaf = fc.oneof(
      fc.record({
        of: fc.constantFrom('account', 'user'),
        trait: fc.constantFrom('industry', 'tags', 'deep', 'gone', '__proto__'),
        is: fc.constantFrom(...traitOperators),
        value,
      }),
      fc.record({ of: fc.constant('adoption'), is: fc.constantFrom(...numberOperators), value: fc.double() }),
      fc.record({
        of: fc.constant('limit'),
        limit: fc.string(),
        measure: fc.constantFrom('ratio', 'used'),
        is: fc.constantFrom(...numberOperators),
        value: fc.double(),
      }),
    );
    fc.assert(
      fc.property(fc.array(leaf), (all) => {
        const audience = audienceSchema.safeParse({ any: [{ all }, { not: { any: all } }] });
        if (!audience.success) return;
        expect(typeof matches(audience.data)).toBe('boolean');
        expect(describeAudience(audience.data, catalog).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('sentences', () => {
  it.each<[Audience, string]>([
    [{ all: [] }, 'Everyone'],
    [{ any: [] }, 'No one'],
    [account('industry', 'one-of', ['health', 'retail']), 'Account’s industry is one of health, retail'],
    [
      {
        all: [
          { of: 'tier', is: 'one-of', value: ['starter', 'pro'] },
          { of: 'adoption', is: 'at-least', value: 60 },
        ],
      },
      'Tier is one of Starter, Pro and adoption is at least 60 %',
    ],
    [
      { any: [{ all: [account('a', 'exists'), account('b', 'missing')] }, { not: account('c', 'equal', 1) }] },
      '(account’s a is known and account’s b is unknown) or not (account’s c is 1)',
    ],
    [
      { of: 'limit', limit: 'api_calls', measure: 'ratio', is: 'more', value: 0.855 },
      'Share used of API calls is more than 85.5 %',
    ],
    [
      { of: 'event', name: 'exported', by: 'user', days: 7, is: 'at-least', value: 3 },
      'Exported by this user in the last 7 days are at least 3',
    ],
    [{ of: 'active-users', days: 1, is: 'more', value: 5 }, 'Active users in the last day are more than 5'],
  ])('%j', (audience, sentence) => {
    expect(describeAudience(audience, catalog)).toBe(sentence);
  });
});
