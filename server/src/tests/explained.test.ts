import { expect, it } from 'vitest';
import { createWorld, NOON } from './world.ts';

const DAY = 86_400_000;
const ACCOUNTS = 1000;
const variants = ['a', 'b'].map((id) => ({
  id,
  surface: id === 'a' ? 'banner' : 'card',
  content: { en: { title: id } },
}));

/** The same numbers every time (mulberry32). */
function createRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <Item>(...items: [Item, ...Item[]]): Item => items[Math.floor(next() * items.length)] ?? items[0];
  return { next, pick };
}

const trait = (name: string, is: string, value: unknown) => ({ of: 'account', trait: name, is, value });
const campaigns = [
  { kind: 'upgrade', path: { from: 'starter', to: 'pro' }, trigger: { kind: 'placement', placement: 'billing' } },
  {
    ...{ kind: 'upgrade', path: { from: 'starter', to: 'pro' }, trigger: { kind: 'placement', placement: 'billing' } },
    audience: { all: [trait('industry', 'equal', 'health')] },
    ...{ priority: 2, holdout: 0.4, guardrails: { buyersOnly: true, adoptionThreshold: 0 } },
  },
  { kind: 'upgrade', path: { from: 'starter', to: 'pro' }, trigger: { kind: 'feature', feature: 'sso' } },
  { kind: 'adoption', trigger: { kind: 'placement', placement: 'billing' } },
  { kind: 'adoption', trigger: { kind: 'event', name: 'report.made' }, audience: { any: [trait('size', 'more', 50)] } },
  { kind: 'limit-warning', trigger: { kind: 'limit', limit: 'api_calls', thresholds: [80, 95] } },
  {
    kind: 'upgrade',
    path: { from: 'starter', to: 'pro' },
    trigger: { kind: 'limit', limit: 'seats', thresholds: [80] },
  },
  { kind: 'adoption', priority: 5, trigger: { kind: 'placement', placement: 'home' }, schedule: { days: ['mon'] } },
];

function eventsOf(accountId: string, { next, pick }: ReturnType<typeof createRandom>): object[] {
  const base = { accountId, userId: 'ann' };
  const at = (days: number) => new Date(NOON - days * DAY).toISOString();
  const traits = {
    ...(next() < 0.7 ? { industry: pick('health', 'retail') } : {}),
    ...(next() < 0.5 ? { size: Math.floor(next() * 100) } : {}),
    ...(next() < 0.3 ? { renewalAt: at(-Math.floor(next() * 120)), termMonths: pick(1, 12) } : {}),
    ...(next() < 0.1 ? { paymentStatus: 'past_due' } : {}),
    ...(next() < 0.1 ? { openDealAt: at(3) } : {}),
  };
  const uses = ['reports', 'exports'].filter(() => next() < 0.7);
  const signs = ['champion.left', 'competitor.mentioned'].filter(() => next() < 0.2);
  return [
    { type: 'plan', tier: pick('starter', 'starter', 'starter', 'pro'), mrr: 100, currency: 'usd', at: at(40) },
    { type: 'traits', of: 'account', traits },
    { type: 'traits', of: 'user', traits: { role: pick('owner', 'member', 'admin') } },
    ...[...uses, ...signs].map((name) => ({ type: 'usage', name, at: at(4) })),
    { type: 'usage', name: 'api_calls', quantity: Math.floor(next() * 1200) },
    { type: 'level', limit: 'seats', value: Math.floor(next() * 11) },
  ].map((event, index) => ({ ...base, ...event, id: `${accountId}-${index}` }));
}

it('what is decided is what its explanation says, for any account and moment', { timeout: 120_000 }, async () => {
  const { call } = await createWorld();
  const random = createRandom(7);
  const ids: string[] = [];
  for (const [index, draft] of campaigns.entries()) {
    const { id } = (await call('POST', '/v1/campaigns', { name: `c${index}`, variants, ...draft })).body;
    expect((await call('POST', `/v1/campaigns/${id}/publish`, {})).status).toBe(200);
    ids.push(id);
  }
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => `account-${index}`);
  const events = accounts.flatMap((id) => eventsOf(id, random));
  for (let from = 0; from < events.length; from += 1000)
    await call('POST', '/v1/events', { events: events.slice(from, from + 1000) });

  const outcomes = new Map<string, number>();
  for (const accountId of accounts) {
    const moment = random.pick<object>({ placement: 'billing' }, { placement: 'home' }, { event: 'report.made' }, {});
    const asked = { accountId, userId: random.pick('ann', 'bob'), ...moment };
    const { trace: none, ...plain } = (await call('POST', '/v1/decide', asked)).body;
    const { trace, ...explained } = (await call('POST', '/v1/decide', { ...asked, explain: true })).body;
    expect(none).toBeUndefined();
    expect({ ...explained, decisionId: null }).toEqual({ ...plain, decisionId: null });
    // Every live campaign has its row, and only the one that is shown or withheld may differ from its own.
    expect(trace.map(({ campaignId }: { campaignId: string }) => campaignId).toSorted()).toEqual(ids.toSorted());
    const own = trace.find(({ campaignId }: { campaignId: string }) => campaignId === plain.campaignId);
    if (plain.outcome === 'show') expect(own).toMatchObject({ passed: true, gate: null });
    if (plain.outcome === 'withhold') expect([own.gate, own.code]).toEqual([plain.reason.gate, plain.reason.code]);
    for (const row of trace) expect(row.passed).toBe(row.gate === null);
    outcomes.set(plain.outcome, (outcomes.get(plain.outcome) ?? 0) + 1);
  }
  for (const outcome of ['show', 'withhold', 'none']) expect(outcomes.get(outcome) ?? 0).toBeGreaterThan(20);
});
