import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const ada = { accountId: 'acme', userId: 'ada' };
const content = { en: { title: 'Grow', primary: { label: 'Upgrade', url: '/billing' }, dismiss: { label: 'Close' } } };
const upgrade = {
  name: 'Starter to Pro',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  holdout: 0,
  guardrails: { adoptionThreshold: 0 },
  trigger: { kind: 'placement', placement: 'billing' },
  variants: [{ id: 'a', surface: 'banner', content }],
};

type World = Awaited<ReturnType<typeof createWorld>>;
let world: World;
let call: World['call'];
let clock: World['clock'];
let campaign = '';

async function publish(draft: object): Promise<string> {
  const { body } = await call('POST', '/v1/campaigns', draft);
  await call('POST', `/v1/campaigns/${body.id}/publish`, {});
  return body.id;
}
const decide = async (of: object = {}) =>
  (await call('POST', '/v1/decide', { ...ada, placement: 'billing', ...of })).body;
const claim = async (campaignId = campaign) => (await call('POST', '/v1/claim', { ...ada, campaignId })).body;
const send = async (event: object) => {
  const { body } = await call('POST', '/v1/events', { events: [{ id: `e${clock.now}`, ...ada, ...event }] });
  expect(body.results).toMatchObject([{ status: 'accepted' }]);
};
const kept = async (query = '') => (await call('GET', `/v1/accounts/acme/decisions${query}`)).body;
const gates = async (query = '') => (await call('GET', `/v1/reports/gates${query}`)).body;

beforeEach(async () => {
  world = await createWorld();
  ({ call, clock } = world);
  await call('PUT', '/v1/policy', { version: 0, holdout: 0, adoptionThreshold: 0 });
  campaign = await publish(upgrade);
  await call('POST', '/v1/accounts/acme/plan', { id: 'p', tier: 'starter', mrr: 19900, currency: 'usd' });
  clock.now += MINUTE;
});

describe('kept decisions', () => {
  it('hold a claim with the trace of its moment, whoever else waits for something else', async () => {
    const other = await publish({ ...upgrade, name: 'Other', trigger: { kind: 'placement', placement: 'home' } });
    const { body: catalog } = await call('GET', '/v1/catalog');
    await call('PUT', '/v1/catalog', { ...catalog, tiers: [...catalog.tiers, { id: 'top', name: 'Top' }] });
    const higher = await publish({ ...upgrade, name: 'Top', path: { from: 'pro', to: 'top' } });
    clock.now += MINUTE;
    const { decisionId } = await claim();
    const { decisions } = await kept();
    expect(decisions).toMatchObject([
      {
        id: decisionId,
        at: new Date(clock.now).toISOString(),
        userId: 'ada',
        moment: { what: 'claim', name: 'billing' },
        outcome: 'show',
        campaignId: campaign,
        variantId: 'a',
        reason: { gate: null, code: 'passed' },
      },
    ]);
    const asked = (await decide({ explain: true, at: new Date(clock.now - 1).toISOString() })).trace;
    expect(decisions[0].trace).toEqual(asked);
    const row = (id: string) => asked.find(({ campaignId }: { campaignId: string }) => campaignId === id);
    expect(row(other)).toMatchObject({ code: 'other-placement', saw: { placement: 'billing', wanted: 'home' } });
    expect(row(higher)).toMatchObject({ code: 'other-tier' });
    const [stored] = await world.store.keptDecisions.list('dev', 'acme', {
      ...{ userId: null, campaignId: null, before: null },
      limit: 1,
    });
    expect(stored?.trace).toHaveLength(1);
  });

  it('hold what a server decided from the moment it is seen, with the trace of the decision', async () => {
    const { decisionId } = await decide();
    expect((await kept()).decisions).toEqual([]);
    const at = new Date(clock.now).toISOString();
    clock.now += MINUTE;
    await send({ type: 'nudge', what: 'shown', decisionId });
    expect((await kept()).decisions).toMatchObject([
      {
        id: decisionId,
        at,
        moment: { what: 'placement', name: 'billing' },
        outcome: 'show',
        trace: [{ passed: true }],
      },
    ]);
  });

  it('hold an answer of the page with the account as it was right before it was seen', async () => {
    await publish({ ...upgrade, name: 'Card', variants: [{ id: 'c', surface: 'card', content }], priority: 5 });
    const session = await call('POST', '/v1/session', { user: { id: 'ada' }, account: { id: 'acme' } }, 'pk_dev');
    const { decisionId } = session.body.leases.find(({ surface }: { surface: string }) => surface === 'card');
    clock.now += MINUTE;
    await send({ type: 'nudge', what: 'shown', decisionId });
    const [seen] = (await kept()).decisions.filter(({ id }: { id: string }) => id === decisionId);
    expect(seen).toMatchObject({ outcome: 'show', at: new Date(clock.now).toISOString(), variantId: 'c' });
    expect(seen.trace.map(({ code }: { code: string }) => code)).toEqual(['passed', 'outranked']);
  });

  it('hold a claim as soon as it is answered, as both are one write', async () => {
    const { decisionId } = await claim();
    const known = await world.deps.store.keptDecisions.listKnown('dev', 'acme', [decisionId]);
    expect([...known]).toEqual([decisionId]);
    expect(await claim()).toMatchObject({ granted: true, decisionId });
    expect((await kept()).decisions).toHaveLength(1);
  });

  it('say the threshold of the limit that a claim answered', async () => {
    const trigger = { kind: 'limit', limit: 'api_calls', thresholds: [80, 95] };
    const { path: _none, ...warning } = { ...upgrade, name: 'Calls', kind: 'limit-warning', trigger };
    const warned = await publish(warning);
    await send({ type: 'usage', name: 'api_calls', quantity: 850 });
    await claim(warned);
    expect((await kept('?limit=1')).decisions).toMatchObject([{ firing: { limit: 'api_calls', threshold: 80 } }]);
    clock.now += DAY;
    await claim();
    expect((await kept('?limit=1')).decisions).toMatchObject([{ campaignId: campaign, firing: null }]);
  });

  it('hold a withheld claim, with the holdout that withheld it', async () => {
    await call('PUT', '/v1/policy', { version: 1, holdout: 1, adoptionThreshold: 0 });
    const { outcome, decisionId } = await claim();
    expect(outcome).toBe('withhold');
    expect((await kept()).decisions).toMatchObject([
      { id: decisionId, outcome: 'withhold', reason: { gate: 'holdout' }, trace: [{ passed: false, gate: 'holdout' }] },
    ]);
  });

  it('hold once a day and moment why nothing was shown, and once a day why a claim was refused', async () => {
    await call('PUT', '/v1/accounts/acme', { muted: { reason: 'escalation' } });
    for (let times = 0; times < 3; times++) {
      expect((await decide()).outcome).toBe('none');
      expect((await claim()).granted).toBe(false);
      clock.now += MINUTE;
    }
    const { decisions } = await kept();
    expect(decisions).toHaveLength(2);
    for (const each of decisions)
      expect(each).toMatchObject({ outcome: 'none', reason: { gate: 'muted' }, trace: [{ gate: 'muted' }] });
    expect(decisions.map(({ campaignId }: { campaignId: string | null }) => campaignId)).toContain(campaign);
    clock.now += DAY;
    await decide();
    expect((await kept()).decisions).toHaveLength(3);
    clock.now += 36 * DAY;
    await decide({ placement: 'other' });
    expect((await kept()).decisions.map(({ moment }: { moment: object }) => moment)).toEqual([
      { what: 'placement', name: 'other' },
    ]);
  });

  it('come page by page, of one user or campaign, and end with the user or the account', async () => {
    for (const placement of ['a', 'b', 'c']) await decide({ placement });
    await decide({ placement: 'd', userId: 'bob' });
    await decide({ placement: 'e', userId: 'nobody', accountId: 'unknown' });
    const first = await kept('?limit=3');
    const second = await kept(`?limit=3&cursor=${first.next}`);
    const all = [...first.decisions, ...second.decisions];
    expect([...new Set(all.map(({ id }) => id))]).toHaveLength(4);
    expect(second.next).toBeNull();
    expect((await kept('?userId=bob')).decisions).toMatchObject([{ userId: 'bob', moment: { name: 'd' } }]);
    expect((await kept(`?campaignId=${campaign}`)).decisions).toEqual([]);
    expect((await call('GET', '/v1/accounts/unknown/decisions')).status).toBe(404);
    expect((await call('GET', '/v1/accounts/acme/decisions?cursor=x')).status).toBe(400);
    expect((await call('GET', '/v1/accounts/acme/decisions', undefined, 'pk_dev')).status).toBe(403);
    await decide({ placement: 'f', userId: 'bob' });
    await send({ type: 'traits', of: 'user', traits: {}, userId: 'bob' });
    await call('DELETE', '/v1/accounts/acme/users/bob');
    expect((await kept()).decisions).toHaveLength(3);
    await call('DELETE', '/v1/accounts/acme');
    expect((await call('GET', '/v1/accounts/acme/decisions')).status).toBe(404);
    const ofAccount = { accountIds: ['acme'], after: null, limit: 9 };
    expect(await world.store.moments.list('dev', { from: 0, to: 1e6 }, ofAccount)).toEqual([]);
  });
});

describe('the report of gates', () => {
  it('counts each campaign once per user, day and moment its trigger could be', async () => {
    const home = await publish({ ...upgrade, name: 'Home', trigger: { kind: 'placement', placement: 'home' } });
    const limit = await publish({
      name: 'Seats',
      kind: 'limit-warning',
      trigger: { kind: 'limit', limit: 'seats' },
      variants: [{ id: 'a', surface: 'banner', content }],
    });
    const session = { user: { id: 'ada' }, account: { id: 'acme' }, placements: ['billing'] };
    for (let times = 0; times < 2; times++) await call('POST', '/v1/session', session, 'pk_dev');
    await decide();
    await call('PUT', '/v1/accounts/acme', { muted: { reason: 'escalation' } });
    await decide({ userId: 'bob' });
    clock.now += DAY;
    await send({ type: 'moment', what: 'placement', name: 'billing' });
    const report = await gates();
    // Thirty days with today.
    expect(report).toMatchObject({ from: '2026-10-23T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' });
    expect(report.campaigns).toEqual([
      {
        campaignId: campaign,
        name: 'Starter to Pro',
        ...{ asked: 3, passed: 1 },
        stopped: [{ gate: 'muted', code: 'muted', count: 2 }],
      },
      {
        campaignId: limit,
        name: 'Seats',
        asked: 1,
        passed: 0,
        stopped: [{ gate: 'trigger', code: 'below-threshold', count: 1 }],
      },
    ]);
    expect(report.gates).toEqual([
      { gate: 'muted', count: 2 },
      { gate: 'trigger', count: 1 },
    ]);
    expect(report.days).toEqual([
      { day: '2026-11-20', gate: 'muted', count: 1 },
      { day: '2026-11-20', gate: 'trigger', count: 1 },
      { day: '2026-11-21', gate: 'muted', count: 1 },
    ]);
    expect((await gates(`?campaignId=${home}`)).campaigns).toEqual([]);
    const ofDay = await gates('?from=2026-11-21T08:00:00Z&to=2026-11-21T09:00:00Z');
    expect(ofDay).toMatchObject({ from: '2026-11-21T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' });
    expect(ofDay.gates).toEqual([{ gate: 'muted', count: 1 }]);
  });

  it('are counted for 400 days', async () => {
    await decide();
    clock.now += 399 * DAY;
    await decide();
    const all = '?from=2026-01-01T00:00:00Z&to=2029-01-01T00:00:00Z';
    expect((await gates(all)).campaigns).toMatchObject([{ asked: 2 }]);
    clock.now += 3 * DAY;
    await decide();
    expect((await gates(all)).campaigns).toMatchObject([{ asked: 2 }]);
  });
});
