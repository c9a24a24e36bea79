import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Audience, traitOperators } from '../../contracts/audience.ts';
import type { PublishedCampaign } from '../../contracts/campaign.ts';
import type { CompiledCampaign } from '../campaigns/compile.ts';
import { Facts } from '../facts/facts.ts';
import { emptyLedger } from '../ledger/ledger.ts';
import { type AccountState, emptyState } from '../state/state.ts';
import { campaignOf, compiledOf, momentOf, now } from '../tests/world.ts';
import { Sieve } from './sieve.ts';

const pick = <const Item>(...items: Item[]) => fc.constantFrom(...items);
const names = pick('plan', 'size', 'constructor', '__proto__', 'role');
const value = fc.oneof(
  pick<unknown>('x', 'y', 'other', '', '1', true, false, null, -1, 0, 0.5, 1, 2, 1e308, '2026-01-01', '1.2.3'),
  fc.array(pick<unknown>('x', 'y', 1, 2, true), { maxLength: 3 }),
  pick<unknown>({ a: 1 }, [['x']], { daysFromNow: 1 }),
);
const condition: fc.Arbitrary<Audience> = fc.oneof(
  fc.record({ of: pick('account', 'user'), trait: names, is: pick(...traitOperators), value }),
  fc.record({
    of: pick('role', 'tier', 'locale'),
    is: pick('one-of', 'none-of'),
    value: fc.array(pick('x', 'y', 'pro'), { maxLength: 2 }),
  }),
  fc.record({ of: pick('seats'), is: pick('more', 'less'), value: pick(1, 2) }),
);
const audience: fc.Arbitrary<Audience> = fc.oneof(
  condition,
  fc.record({ all: fc.array(fc.oneof(condition, fc.record({ not: condition })), { maxLength: 3 }) }),
  fc.record({ any: fc.array(condition, { maxLength: 2 }) }),
  fc.record({ not: fc.record({ all: fc.array(condition, { maxLength: 2 }) }) }),
);
/** As JSON would bring them, so that `__proto__` is a name like any other. */
const traits = fc
  .array(fc.tuple(names, value), { maxLength: 5 })
  .map((pairs): AccountState['traits'] =>
    JSON.parse(
      `{${pairs.map(([name, held]) => `${JSON.stringify(name)}:{"value":${JSON.stringify(held)},"at":0,"id":"e"}`)}}`,
    ),
  );
const state = fc.record({ account: traits, user: traits, tier: pick('starter', 'pro', 'x', null) }).map(
  ({ account, user, tier }): AccountState => ({
    ...emptyState,
    traits: account,
    users: { u1: { traits: user, lastActiveAt: null, days: '', usage: {} } },
    plans: tier === null ? [] : [{ value: { tier, seats: 2, mrr: 1, currency: 'usd', products: [] }, at: 0, id: 'e' }],
  }),
);

/** Past the check of what may be published, as what an older version let through is asked too. */
const publish = (given: Audience, index: number): PublishedCampaign => ({
  ...campaignOf({ id: `c${index}` }),
  audience: given,
});

/** Everyone it finds, in order. */
function listFound(sieve: Sieve, facts: Facts): CompiledCampaign[] {
  const found: CompiledCampaign[] = [];
  for (let entry = sieve.first(facts); entry; entry = sieve.next(facts)) found.push(entry);
  return found;
}

test('the sieve finds exactly those whose audience matches, in their order', () => {
  let found = 0;
  fc.assert(
    fc.property(
      fc.array(audience, { maxLength: 70 }),
      fc.array(state, { minLength: 1, maxLength: 4 }),
      (all, states) => {
        const compiled = compiledOf(all.map(publish));
        const sieve = new Sieve(compiled.campaigns);
        for (const account of states) {
          const facts = new Facts(compiled, { state: account, ledger: emptyLedger }, momentOf({ now, userId: 'u1' }));
          const wanted = compiled.campaigns.filter(({ matches }) => matches(facts));
          found += wanted.length;
          expect(listFound(sieve, facts)).toEqual(wanted);
        }
      },
    ),
    { numRuns: 400 },
  );
  expect(found).toBeGreaterThan(1000);
});

test('a trait whose values are too many to be worked out for each is left to the audiences', () => {
  const ids = Array.from({ length: 2000 }, (_, index) => `id-${index}`);
  const named = (value: readonly string[]): Audience => ({ of: 'account', trait: 'id', is: 'one-of', value });
  const audiences = Array.from({ length: 60 }, (_, index) => named(index === 7 ? ids : ids.slice(index)));
  const compiled = compiledOf(audiences.map(publish));
  const account = { ...emptyState, traits: { id: { value: 'id-0', at: 0, id: 'e' } } };
  const facts = new Facts(compiled, { state: account, ledger: emptyLedger }, momentOf({ now, userId: 'u1' }));
  const found = listFound(new Sieve(compiled.campaigns), facts).map(({ campaign }) => campaign.id);
  expect(found.toSorted()).toEqual(['c0', 'c7']);
});
