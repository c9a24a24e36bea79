import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcceptedEvent, EventBody, EventSource } from '../../contracts/event.ts';
import { planAt } from '../account/plan.ts';
import { countBetween } from '../state/day-counts.ts';
import { emptyState } from '../state/state.ts';
import { accountTraits, catalog, DAY, eventOf, now, onPlan, usage, userTraits } from '../tests/world.ts';
import { dayOf } from '../time/calendar.ts';
import { foldAll, foldEvents } from './fold.ts';

const name = fc.constantFrom(
  'f0',
  'f1',
  'sso',
  'audit',
  'audit.read',
  'api_calls',
  'api.called',
  'Feature Used',
  'plain',
  '__proto__',
  'constructor',
);
const traits = fc.dictionary(
  fc.constantFrom('tier', 'plan', 'seats', 'mrr', 'products', 'industry', 'timezone', 'role', '__proto__'),
  fc.oneof(
    fc.constantFrom('starter', 'pro', 'Europe/Berlin', 'Asia/Tokyo', 'nonsense'),
    fc.integer({ min: 0, max: 50 }),
    fc.constant(null),
    fc.constantFrom(['insights'], ['support', 'insights', 'support'], [], ['insights', 5]),
  ),
  { maxKeys: 4 },
);
const body: fc.Arbitrary<EventBody> = fc.oneof(
  fc.record({ type: fc.constant('usage' as const), name, quantity: fc.integer({ min: 0, max: 9 }) }),
  fc.record({
    type: fc.constant('usage' as const),
    name: fc.constantFrom('nps.answered', 'deal.opened', 'champion.left'),
    quantity: fc.constant(1),
  }),
  fc.record({
    type: fc.constant('level' as const),
    limit: fc.constantFrom('seats', 'projects', 'api_calls', 'none'),
    value: fc.nat(99),
  }),
  fc.record({ type: fc.constant('traits' as const), of: fc.constantFrom('account' as const, 'user' as const), traits }),
  fc.record(
    {
      type: fc.constant('plan' as const),
      tier: fc.constantFrom('starter', 'pro'),
      mrr: fc.nat(3),
      currency: fc.constant('usd'),
      products: fc.array(fc.constantFrom('insights', 'support'), { maxLength: 3 }),
    },
    { requiredKeys: ['type', 'tier', 'mrr', 'currency'] },
  ),
  fc.record({ type: fc.constant('nudge' as const), what: fc.constantFrom('shown' as const, 'clicked' as const) }),
);
const event = fc.record({
  body,
  at: fc.integer({ min: now - 400 * DAY, max: now }),
  userId: fc.constantFrom(null, 'ann', 'bob', '__proto__'),
  source: fc.constantFrom<EventSource>('public', 'signed', 'server'),
  properties: fc.record({ feature: fc.constantFrom('sso', 'other'), score: fc.oneof(fc.nat(10), fc.constant('bad')) }),
});
const events = fc
  .array(event, { maxLength: 60 })
  .map((rows) =>
    rows.map((row, index): AcceptedEvent => ({ ...row, id: `e${index}`, accountId: 'acme', receivedAt: row.at })),
  );

/** What a caller does: folds batch by batch, and all over again when the zone changed. */
function foldInBatches(all: readonly AcceptedEvent[], sizes: readonly number[]): unknown {
  let state = emptyState;
  let start = 0;
  for (let turn = 0; start < all.length; turn++) {
    const end = start + (sizes[turn % sizes.length] ?? 1);
    const folded = foldEvents(state, all.slice(start, end), catalog, 'UTC');
    state = folded.zoneChanged ? foldAll(all.slice(0, end), catalog, 'UTC') : folded.state;
    start = end;
  }
  return state;
}

describe('folding', () => {
  it('ends in the same state for any order and any batches', () => {
    const shuffled = events.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), ([list, other], sizes) => {
        const whole = JSON.stringify(foldAll(list, catalog, 'UTC'));
        expect(JSON.stringify(foldAll(other, catalog, 'UTC'))).toBe(whole);
        expect(JSON.stringify(foldInBatches(other, sizes))).toBe(whole);
      }),
      { numRuns: 400 },
    );
  });

  it('survives being stored', () => {
    fc.assert(
      fc.property(events, events, (first, second) => {
        const state = foldEvents(emptyState, first, catalog, 'UTC').state;
        const later = second.map((row) => ({ ...row, id: `late-${row.id}` }));
        const direct = foldEvents(state, later, catalog, 'UTC').state;
        expect(foldEvents(JSON.parse(JSON.stringify(state)), later, catalog, 'UTC').state).toEqual(direct);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves the state it was given as it was', () => {
    const before = foldAll([onPlan('starter'), usage('f0')], catalog, 'UTC');
    const copy = structuredClone(before);
    foldEvents(before, [usage('f0'), userTraits('ann', { role: 'owner' })], catalog, 'UTC');
    expect(before).toEqual(copy);
  });
});

describe('usage', () => {
  const today = dayOf(now, 'UTC');
  const count = (list: AcceptedEvent[], counted: string) =>
    countBetween(foldAll(list, catalog, 'UTC').usage[counted] ?? '', today, today);

  it('counts under its own name and under the entries that list it', () => {
    const list = [
      usage('Feature Used', 2, now, { properties: { feature: 'sso' } }),
      usage('Feature Used', 1, now, { properties: { feature: 'x' } }),
    ];
    expect([count(list, 'Feature Used'), count(list, 'sso')]).toEqual([3, 2]);
  });

  it('of a server-only entry counts from servers alone, by name and by alias', () => {
    const forged = (['public', 'signed'] as const).flatMap((source) => [
      usage('audit', 5, now, { source }),
      usage('audit.read', 5, now, { source }),
    ]);
    expect(count([...forged, usage('audit.read', 2), usage('audit', 1)], 'audit')).toBe(3);
    expect(count(forged, 'audit.read')).toBe(10);
  });

  it('falls on the day of the account’s own zone', () => {
    const late = Date.parse('2026-11-20T23:30:00Z');
    const state = foldAll([usage('f0', 1, late), accountTraits({ timezone: 'Europe/Berlin' })], catalog, 'UTC');
    expect(countBetween(state.usage.f0 ?? '', today + 1, today + 1)).toBe(1);
  });

  it('says when a batch moves the account to another zone', () => {
    const { state } = foldEvents(emptyState, [usage('f0')], catalog, 'UTC');
    const fold = (timezone: string) => foldEvents(state, [accountTraits({ timezone })], catalog, 'UTC').zoneChanged;
    expect(['Europe/Berlin', 'UTC', 'nonsense'].map(fold)).toEqual([true, false, false]);
  });
});

it('takes what claims to be older than 1970 as it comes', () => {
  const old = usage('f0', 2, Date.parse('1960-05-01T00:00:00Z'), { userId: 'ann' });
  const state = foldAll([old, usage('f0', 1, Date.parse('1970-01-01T01:00:00Z'))], catalog, 'UTC');
  expect(countBetween(state.usage.f0 ?? '', 0, 0)).toBe(3);
});

describe('traits', () => {
  const fold = (source: EventSource, set: Record<string, string | number>) =>
    foldAll([eventOf({ type: 'traits', of: 'account', traits: set }, now, { source })], catalog, 'UTC');

  it('that are protected are ignored from a browser', () => {
    const state = fold('public', {
      tier: 'pro',
      plan: 'pro',
      mrr: 1,
      seats: 2,
      role: 'owner',
      stripeCustomerId: 'cus_1',
      industry: 'health',
    });
    expect(Object.keys(state.traits)).toEqual(['industry']);
    expect(state.plans).toEqual([]);
  });

  it('that the catalog protects are ignored from a browser too', () => {
    const guarded = { ...catalog, protectedTraits: ['renewalAt'] };
    const event = eventOf({ type: 'traits', of: 'account', traits: { renewalAt: '2027-01-01', size: 5 } }, now, {
      source: 'public',
    });
    expect(Object.keys(foldAll([event], guarded, 'UTC').traits)).toEqual(['size']);
  });

  it.each(['signed', 'server'] as const)('named tier from a %s sender set the plan', (source) => {
    expect(planAt(fold(source, { tier: 'pro', seats: 4 }), now)?.value).toEqual({
      tier: 'pro',
      seats: 4,
      mrr: null,
      currency: null,
    });
    expect(planAt(fold(source, { plan: 'starter' }), now)?.value.tier).toBe('starter');
    expect(planAt(fold(source, { tier: 'unheard-of' }), now)).toBeNull();
  });

  it('named mrr and currency say the revenue of that plan, where they are whole and a currency', () => {
    const plan = (set: Record<string, string | number>) => planAt(fold('server', { tier: 'pro', ...set }), now)?.value;
    expect(plan({ mrr: 59900, currency: 'EUR' })).toMatchObject({ mrr: 59900, currency: 'eur' });
    expect(plan({ mrr: 59900.5, currency: 'euro' })).toMatchObject({ mrr: null, currency: null });
    expect(planAt(fold('server', { mrr: 59900 }), now)).toBeNull();
  });

  it('of a user make the user known, without making them active', () => {
    expect(foldAll([userTraits('ann', { role: 'owner' })], catalog, 'UTC').users.ann).toMatchObject({
      lastActiveAt: null,
      days: '',
      traits: { role: { value: 'owner' } },
    });
  });
});

describe('plans', () => {
  it('keep their MRR when a trait repeats the tier, and are not repeated themselves', () => {
    const repeats = Array.from({ length: 50 }, (_, index) => accountTraits({ tier: 'starter' }, now - index * DAY));
    const state = foldAll([onPlan('starter', now - 100 * DAY, 7), ...repeats], catalog, 'UTC');
    expect(planAt(state, now)?.value).toEqual({ tier: 'starter', seats: 7, mrr: 19_900, currency: 'usd' });
    expect(state.plans).toHaveLength(5);
  });

  it('keep the products they name once each and in order, and none where they name none', () => {
    const plan = (products?: string[]) =>
      eventOf({ type: 'plan', tier: 'pro', mrr: 1, currency: 'usd', ...(products ? { products } : {}) }, now);
    const folded = (products?: string[]) => foldAll([plan(products)], catalog, 'UTC').plans[0]?.value;
    expect(folded(['support', 'insights', 'support'])?.products).toEqual(['insights', 'support']);
    expect(folded([])?.products).toEqual([]);
    expect(folded()).not.toHaveProperty('products');
  });

  it('answer what held at a moment', () => {
    const state = foldAll([onPlan('pro', now - 10 * DAY), onPlan('starter', now - 20 * DAY)], catalog, 'UTC');
    const tierAt = (at: number) => planAt(state, at)?.value.tier ?? null;
    expect([now - 21 * DAY, now - 20 * DAY, now - 11 * DAY, now - 10 * DAY, now].map(tierAt)).toEqual([
      null,
      'starter',
      'starter',
      'pro',
      'pro',
    ]);
  });

  it('of the same instant are ordered by id', () => {
    const twin = (id: string, tier: string) => eventOf({ type: 'plan', tier, mrr: 1, currency: 'usd' }, now, { id });
    for (const list of [
      [twin('a', 'pro'), twin('b', 'starter')],
      [twin('b', 'starter'), twin('a', 'pro')],
    ])
      expect(planAt(foldAll(list, catalog, 'UTC'), now)?.value.tier).toBe('starter');
  });
});

it('keeps a typical account (four users, 200 daily sums over four months) within 1.5 KB', () => {
  const users = ['ann', 'bob', 'cat', 'dan'];
  const daily = Array.from({ length: 200 }, (_, turn) =>
    usage(`f${turn % 3}`, 3, now - ((turn * 37) % 120) * DAY, { userId: users[turn % 4] ?? 'ann' }),
  );
  const people = users.slice(0, 2).map((userId) => userTraits(userId, { role: 'member' }));
  const state = foldAll(
    [onPlan('starter'), accountTraits({ industry: 'health' }), ...people, ...daily],
    catalog,
    'UTC',
  );
  expect(JSON.stringify(state).length).toBeLessThan(1536);
});
