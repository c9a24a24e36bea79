import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Audience,
  audienceSchema,
  type Condition,
  numberOperators,
  traitOperators,
} from '../../contracts/audience.ts';
import { Facts } from '../facts/facts.ts';
import { foldAll } from '../fold/fold.ts';
import { emptyLedger } from '../ledger/ledger.ts';
import { catalog, compiledOf, eventOf, momentOf, now, onPlan, usage } from '../tests/world.ts';
import { compileAudience } from './audience.ts';
import { checkAudience } from './check.ts';
import { explainAudience } from './explain.ts';
import { describeAudience } from './sentence.ts';

const names = ['industry', 'tags', 'gone', '__proto__', 'constructor', 'hasOwnProperty'];
const scalar = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom('2026-11-20', '2026-11-20T09:00:00Z', '2.10.1', 'v3', '', 1_795_176_000_000),
);
const relative = fc.record({
  daysFromNow: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
});
const amount = fc.oneof(fc.integer({ min: -5, max: 120 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
const name = fc.constantFrom(...names);
const days = fc.integer({ min: 1, max: 90 });
const is = fc.constantFrom(...numberOperators);
const list = fc.array(fc.oneof(fc.string(), fc.constantFrom('starter', 'pro', 'owner', 'pt', 'de-AT')));
const tier = fc.constantFrom('starter', 'pro', 'gone', '__proto__');

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .record({
      of: fc.constantFrom('account', 'user'),
      trait: name,
      is: fc.constantFrom(...traitOperators),
      value: fc.option(fc.oneof(scalar, fc.array(scalar), relative, fc.constant(null)), { nil: undefined }),
    })
    .map(({ value, ...rest }) => (value === undefined ? rest : { ...rest, value })),
  fc.record({ of: fc.constantFrom('tier', 'role', 'locale'), is: fc.constantFrom('one-of', 'none-of'), value: list }),
  fc.record({ of: fc.constant('limit'), limit: name, measure: fc.constantFrom('ratio', 'used'), is, value: amount }),
  fc.record({ of: fc.constantFrom('adoption', 'readiness', 'risk', 'seats'), is, value: amount }),
  fc.record({ of: fc.constant('active-users'), days, is, value: amount }),
  fc.record({ of: fc.constant('event'), name, by: fc.constantFrom('account', 'user'), days, is, value: amount }),
  fc.record({ of: fc.constant('path'), from: tier, to: tier, days, is: fc.constantFrom('moved', 'not-moved') }),
);
const { audience } = fc.letrec<{ audience: Audience }>((tie) => ({
  audience: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    condition,
    fc.record({ all: fc.array(tie('audience'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('audience'), { maxLength: 3 }) }),
    fc.record({ not: tie('audience') }),
  ),
}));

/** Whatever JSON may hold, under names that are easily mistaken. */
const traits = fc
  .dictionary(
    fc.oneof(name, fc.constantFrom('role', 'locale', 'timezone')),
    fc.oneof(scalar, fc.jsonValue(), fc.array(scalar)),
  )
  .map((sent) => JSON.parse(JSON.stringify(sent)));
const facts = fc
  .record({ ofAccount: traits, ofUser: traits, locale: fc.option(fc.string()), hasPlan: fc.boolean() })
  .map(({ ofAccount, ofUser, locale, hasPlan }) => {
    const events = [
      ...(hasPlan ? [onPlan('starter')] : []),
      eventOf({ type: 'traits', of: 'account', traits: ofAccount }, now - 1),
      eventOf({ type: 'traits', of: 'user', traits: ofUser }, now - 1, { userId: 'ann' }),
      usage('api_calls', 8000),
    ];
    const subject = { state: foldAll(events, catalog, 'UTC'), ledger: emptyLedger };
    return new Facts(compiledOf([]), subject, momentOf({ locale }));
  });

describe('an audience', () => {
  it('never throws, says itself in words, and is read back as it was written', () => {
    fc.assert(
      fc.property(audience, facts, (written, known) => {
        expect(audienceSchema.parse(JSON.parse(JSON.stringify(written)))).toEqual(JSON.parse(JSON.stringify(written)));
        expect(typeof compileAudience(written)(known)).toBe('boolean');
        expect(describeAudience(written, catalog).length).toBeGreaterThan(0);
        expect(Array.isArray(checkAudience(written, { catalog, seen: { traits: [], events: [] } }))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('means the opposite under `not`, and groups mean what they say', () => {
    fc.assert(
      fc.property(audience, audience, facts, (one, other, known) => {
        const matches = (each: Audience) => compileAudience(each)(known);
        expect(matches({ not: one })).toBe(!matches(one));
        expect(matches({ all: [one, other] })).toBe(matches(one) && matches(other));
        expect(matches({ any: [one, other] })).toBe(matches(one) || matches(other));
      }),
    );
  });

  it('tells why it does not match, and only then, at places that are there', () => {
    fc.assert(
      fc.property(audience, facts, (written, known) => {
        const failed = explainAudience(written, known, catalog);
        expect(failed.length === 0).toBe(compileAudience(written)(known));
        for (const { at, condition: sentence } of failed) {
          const part = at === '' ? written : at.split('.').reduce<unknown>(stepInto, written);
          expect(part).toBeTypeOf('object');
          expect(sentence.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('a number that is missing passes `not-equal` alone', () => {
    const unknown = new Facts(compiledOf([]), { state: foldAll([], catalog, 'UTC'), ledger: emptyLedger }, momentOf());
    for (const of of ['adoption', 'readiness', 'seats'] as const)
      for (const operator of numberOperators)
        expect(compileAudience({ of, is: operator, value: 0 })(unknown)).toBe(operator === 'not-equal');
  });
});

function stepInto(part: unknown, step: string): unknown {
  return typeof part === 'object' && part !== null ? Object.getOwnPropertyDescriptor(part, step)?.value : undefined;
}
