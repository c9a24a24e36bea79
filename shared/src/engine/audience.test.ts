import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Audience, audienceSchema, numberOperators, traitOperators } from '../contracts/audience.ts';
import { compileAudience } from './audience.ts';
import { describeAudience } from './audience-sentence.ts';
import { Facts } from './facts.ts';
import { foldAll } from './fold.ts';
import { emptyLedger } from './ledger.ts';
import { accountTraits, catalog, compiledOf, eventOf, momentOf, now, onPlan, usage } from './tests/world.ts';

const state = foldAll(
  [
    onPlan('starter'),
    accountTraits({ industry: 'health', tags: 'a' }),
    eventOf({ type: 'traits', of: 'account', traits: { tags: ['a', 'b'], deep: { x: 1 } } }, now),
    usage('api_calls', 8000),
  ],
  catalog,
  'UTC',
);
const facts = new Facts(compiledOf([]), { state, ledger: emptyLedger }, momentOf());
const matches = (audience: Audience) => compileAudience(audience)(facts);

describe('audiences', () => {
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
