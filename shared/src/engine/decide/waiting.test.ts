import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Audience } from '../../contracts/audience.ts';
import type { CampaignDraft } from '../../contracts/campaign.ts';
import type { Schedule } from '../../contracts/schedule.ts';
import type { Compiled } from '../campaigns/compile.ts';
import { allGates } from '../gates/gates.ts';
import { emptyLedger, type Ledger } from '../ledger/ledger.ts';
import { packCounts } from '../state/day-counts.ts';
import type { AccountState } from '../state/state.ts';
import { emptyState } from '../state/state.ts';
import { campaignOf, compiledOf, DAY, momentOf, now } from '../tests/world.ts';
import { dayOf } from '../time/calendar.ts';
import { decide, explain, outline } from './decide.ts';

const pick = <Item>(...items: Item[]) => fc.constantFrom(...items);
const today = dayOf(now, 'UTC');
const word = pick<unknown>('x', 'y', 1, true);
const condition: fc.Arbitrary<Audience> = fc.record({
  of: pick('account', 'user'),
  trait: pick('plan', 'constructor'),
  is: pick('equal', 'one-of', 'not-equal'),
  value: fc.oneof(word, fc.array(word, { maxLength: 2 })),
});
const audience: fc.Arbitrary<Audience> = fc.oneof(
  fc.record({ all: fc.array(condition, { maxLength: 3 }) }),
  fc.record({ any: fc.array(condition, { maxLength: 2 }) }),
  fc.record({ not: condition }),
);
const campaign: fc.Arbitrary<Partial<CampaignDraft>> = fc.record(
  {
    kind: pick('upgrade', 'upgrade', 'adoption', 'limit-warning'),
    path: pick(
      { from: 'starter', to: 'pro' },
      { from: 'starter', to: 'pro' },
      { from: 'starter', to: 'pro' },
      { from: 'pro', to: 'enterprise' },
      { from: 'pro', to: 'starter' },
      { from: 'starter', to: 'starter' },
      { from: 'starter', to: 'insights' },
    ),
    motion: pick('tier', 'seats', 'cross-sell'),
    priority: pick(0, 1),
    holdout: pick(0, 0.5),
    environments: pick<('production' | 'development')[]>(['production'], ['development']),
    trigger: pick<CampaignDraft['trigger']>(
      { kind: 'placement', placement: 'billing' },
      { kind: 'event', name: 'done' },
      { kind: 'feature', feature: 'sso' },
      { kind: 'limit', limit: 'projects', thresholds: [80] },
      { kind: 'milestone', name: 'exported', count: 3, by: 'account' },
      { kind: 'adoption', percent: 10 },
    ),
    schedule: pick<Schedule>(
      { days: ['fri'] },
      { days: ['mon'] },
      { days: ['fri'] },
      { hours: { from: '09:00', to: '12:00' } },
    ),
    audience,
  },
  { requiredKeys: ['kind', 'trigger', 'audience'] },
);
const traits = fc
  .dictionary(pick('plan', 'constructor'), fc.oneof(word, fc.array(word, { maxLength: 2 }), fc.constant(null)))
  .map((values): AccountState['traits'] =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        { value: JSON.parse(JSON.stringify(value)), at: 0, id: 'a' },
      ]),
    ),
  );
const state = fc
  .record({
    account: traits,
    user: traits,
    tier: pick('starter', 'starter', 'starter', 'pro', 'gone', null),
    projects: pick(0, 19),
    products: pick<string[]>([], ['insights']),
    role: pick('owner', 'owner', 'owner', 'member'),
    exported: pick(2, 3),
    uses: pick(0, 1),
  })
  .map(
    ({ account, user, tier, projects, products, role, exported, uses }): AccountState => ({
      ...emptyState,
      plans: tier === null ? [] : [{ value: { tier, seats: null, mrr: 1, currency: 'usd', products }, at: 0, id: 'a' }],
      traits: account,
      users: {
        u1: {
          traits: { ...user, role: { value: role, at: 0, id: 'a' } },
          lastActiveAt: null,
          days: '',
          usage: {},
        },
      },
      usage: {
        exported: packCounts(new Map([[today, exported]]), 90),
        f0: packCounts(new Map([[today, uses]]), 90),
      },
      levels: { projects: { value: projects, at: 0, id: 'a' } },
    }),
  );
const ledger = fc
  .array(
    fc.record({
      userId: pick('u2', 'u3'),
      campaignId: pick('c0', 'c1'),
      decisionId: fc.uuid(),
      path: fc.constant({ from: 'starter', to: 'pro' }),
      at: pick(now - 1, now - 1, now - 40 * DAY),
      note: fc.constant(null),
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((requests): Ledger => ({ ...emptyLedger, requests }));
const asked = fc.record({
  placement: pick('billing', 'elsewhere', null),
  event: pick('done', null),
  feature: pick('sso', null),
});

/** As if a version were still to come, so that every campaign that waits is put to every gate. */
function withoutIndex(compiled: Compiled): Compiled {
  return { ...compiled, newest: Number.POSITIVE_INFINITY };
}

test('the index changes no decision, no reason and no trace', () => {
  const shown = { trigger: 0, requests: 0, scheduled: 0, ofState: 0 };
  fc.assert(
    fc.property(
      fc.array(campaign, { maxLength: 40 }),
      state,
      fc.oneof(ledger, fc.constant(emptyLedger)),
      asked,
      (drafts, account, asks, moment) => {
        const campaigns = drafts.map((draft, index) => {
          const { path, ...made } = campaignOf({ id: `c${index}`, ...draft });
          return draft.path ? { ...made, path: draft.path } : made;
        });
        const compiled = compiledOf(campaigns, { adoptionThreshold: 0 });
        const subject = { state: account, ledger: asks };
        const at = momentOf({ now, userId: 'u1', ...moment });
        const decision = decide(compiled, subject, at);
        if (decision.outcome !== 'none') shown[decision.cause]++;
        if (decision.campaign?.schedule) shown.scheduled++;
        if (['milestone', 'adoption'].includes(decision.campaign?.trigger.kind ?? '')) shown.ofState++;
        const slow = decide(withoutIndex(compiled), subject, at);
        // A reason is worked out when it is read.
        expect({ ...decision, reason: decision.reason }).toEqual({ ...slow, reason: slow.reason });
        const { stops } = outline(compiled, subject, at);
        expect(stops).toEqual(outline(withoutIndex(compiled), subject, at).stops);
        const { trace } = explain(compiled, subject, at);
        expect(trace).toEqual(explain(withoutIndex(compiled), subject, at).trace);
        expect(trace.map(({ gate }) => gate)).toEqual([...stops].map((stop) => allGates[stop]?.id ?? null));
      },
    ),
    { numRuns: 1000 },
  );
  expect(Math.min(...Object.values(shown)), JSON.stringify(shown)).toBeGreaterThan(0);
});

test('nor does it for what an account already has', () => {
  const sold = fc.record({
    target: pick(
      { motion: 'seats' as const, path: { from: 'starter', to: 'starter' } },
      { motion: 'seats' as const, path: { from: 'enterprise', to: 'enterprise' } },
      { motion: 'cross-sell' as const, path: { from: 'starter', to: 'insights' } },
      { motion: 'cross-sell' as const, path: { from: 'starter', to: 'gone' } },
      { motion: 'tier' as const, path: { from: 'starter', to: 'pro' } },
    ),
    priority: pick(0, 1),
    audience: pick<Audience>({ all: [] }, { of: 'account', trait: 'plan', is: 'equal', value: 'x' }),
    placement: pick('billing', 'billing', 'elsewhere'),
  });
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(sold, { maxLength: 6 }), state, pick('starter', 'enterprise'), (list, account, tier) => {
      const campaigns = list.map(({ target, priority, audience: who, placement }, index) =>
        campaignOf({ id: `c${index}`, ...target, priority, audience: who, trigger: { kind: 'placement', placement } }),
      );
      const compiled = compiledOf(campaigns, { adoptionThreshold: 0 });
      const plans = account.plans.map((plan) => ({ ...plan, value: { ...plan.value, tier } }));
      const subject = { state: { ...account, plans }, ledger: emptyLedger };
      const at = momentOf({ now, userId: 'u1', placement: 'billing' });
      const [decision, slow] = [decide(compiled, subject, at), decide(withoutIndex(compiled), subject, at)];
      seen.add(decision.campaign?.motion ?? decision.reason.code);
      expect({ ...decision, reason: decision.reason }).toEqual({ ...slow, reason: slow.reason });
    }),
    { numRuns: 500 },
  );
  for (const what of ['tier', 'seats', 'cross-sell', 'already-attached', 'no-way-up', 'unknown-product'])
    expect(seen).toContain(what);
});
