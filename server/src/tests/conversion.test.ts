import { describe, expect, it } from 'vitest';
import { createWorld, NOON } from './world.ts';

const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();

const pitch = {
  name: 'Starter to Pro on the billing page',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  holdout: 0,
  trigger: { kind: 'placement', placement: 'billing-page' },
  variants: [
    {
      id: 'a',
      surface: 'modal',
      content: {
        en: { title: 'Your team made {{usage.api_calls.used}} calls', primary: { label: 'Upgrade', url: '/billing' } },
      },
    },
  ],
};

/** An account on Starter that uses all of its features, one live pitch, and short ways to act. */
async function createStory(policy: object = { holdout: 0 }, campaign: object = pitch) {
  const world = await createWorld();
  const { call } = world;
  await call('PUT', '/v1/policy', { ...(await call('GET', '/v1/policy')).body, ...policy });
  const { id: campaignId } = (await call('POST', '/v1/campaigns', campaign)).body;
  expect((await call('POST', `/v1/campaigns/${campaignId}/publish`, {})).status).toBe(200);
  const use = (name: string, quantity = 1) => ({
    id: `${name}-${quantity}`,
    type: 'usage',
    accountId: 'acme',
    userId: 'dana',
    name,
    quantity,
  });
  const send = async (...events: object[]) => (await call('POST', '/v1/events', { events })).body.results;
  const nudge = (what: string, decisionId: string, at = world.clock.now) =>
    send({
      id: `${what}-${decisionId}`.slice(0, 250),
      type: 'nudge',
      what,
      accountId: 'acme',
      userId: 'dana',
      decisionId,
      at: iso(at),
    });
  const plan = (id: string, tier: string, mrr: number) =>
    call('POST', '/v1/accounts/acme/plan', { id, tier, mrr, currency: 'usd', at: iso(world.clock.now) });
  await plan('p1', 'starter', 19900);
  await call('PUT', '/v1/accounts/acme/users/dana', { traits: { role: 'owner', name: 'Dana' } });
  await send(use('reports'), use('exports'), use('api_calls', 400));
  const decide = async (more: object = {}) =>
    (await call('POST', '/v1/decide', { accountId: 'acme', userId: 'dana', placement: 'billing-page', ...more })).body;
  const claim = async () => (await call('POST', '/v1/claim', { accountId: 'acme', userId: 'dana', campaignId })).body;
  const cell = async (query = '') =>
    (await call('GET', `/v1/reports/tier-paths${query}`)).body.cells.find(
      (row: { from: string; to: string }) => row.from === 'starter' && row.to === 'pro',
    );
  return { ...world, campaignId, send, nudge, plan, decide, claim, cell };
}

describe('from a decision to the report', () => {
  it('counts an exposure at once as open, and its upgrade as attributed', async () => {
    const { clock, call, campaignId, decide, claim, nudge, plan, cell } = await createStory();
    expect(await decide()).toMatchObject({
      outcome: 'show',
      nudge: { content: { title: 'Your team made 400 calls' }, action: 'upgrade' },
      reason: { gate: null },
    });
    const { granted, decisionId } = await claim();
    expect(granted).toBe(true);
    expect(await nudge('shown', decisionId)).toMatchObject([{ status: 'accepted' }]);
    expect(await cell()).toMatchObject({ shown: { exposed: 1, open: 1, mature: 0 }, attributed: { upgrades: 0 } });
    await nudge('clicked', decisionId);
    const { events } = (await call('GET', '/v1/accounts/acme/timeline')).body;
    expect(events.find(({ what }: { what?: string }) => what === 'clicked')).toMatchObject({
      ...{ campaignId, variantId: 'a', surface: 'modal', from: 'starter', to: 'pro' },
    });
    clock.now += DAY;
    expect((await plan('p2', 'pro', 59900)).body.movement).toMatchObject({
      fromTier: 'starter',
      toTier: 'pro',
      kind: 'expansion',
    });
    expect(await cell()).toMatchObject({
      shown: { exposed: 1, open: 1 },
      attributed: { upgrades: 1, mrr: 40000, currency: 'usd' },
    });
    clock.now = NOON + 31 * DAY;
    expect(await cell()).toMatchObject({ shown: { exposed: 1, open: 0, mature: 1, converted: 1, rate: 1 } });
    expect((await decide()).outcome).toBe('none');
  });

  it('forgets who saw what an upgrade is credited to when that person is erased', async () => {
    const { call, claim, nudge, plan, cell, store, clock } = await createStory();
    await nudge('shown', (await claim()).decisionId);
    clock.now += DAY;
    await plan('p2', 'pro', 59900);
    await call('DELETE', '/v1/accounts/acme/users/dana');
    expect(JSON.stringify(await store.exposures.listHistory('dev', 'acme'))).not.toContain('dana');
    expect(await cell()).toMatchObject({ shown: { exposed: 1 }, attributed: { upgrades: 1 } });
  });

  it('withholds from the holdout and counts it on the other side', async () => {
    const { decide, claim, nudge, cell } = await createStory({ holdout: 1 });
    expect(await decide()).toMatchObject({ outcome: 'withhold', reason: { gate: 'holdout' } });
    const { outcome, decisionId } = await claim();
    expect(outcome).toBe('withhold');
    await nudge('withheld', decisionId);
    expect(await cell()).toMatchObject({ shown: { exposed: 0 }, withheld: { exposed: 1, open: 1 } });
  });

  it('answers the same grant until it is confirmed, then the clocks hold', async () => {
    const { clock, claim, nudge, decide } = await createStory();
    const first = await claim();
    expect(await claim()).toEqual(first);
    clock.now += 3 * 60_000;
    const second = await claim();
    expect(second.granted).toBe(true);
    expect(second.decisionId).not.toBe(first.decisionId);
    await nudge('shown', second.decisionId);
    clock.now += 60_000;
    expect(await claim()).toEqual({ granted: false, reason: 'fatigue' });
    expect((await decide({ explain: true })).trace).toMatchObject([{ passed: false, gate: 'fatigue' }]);
  });

  it('grants a lease once, and nothing to an unknown or expired one', async () => {
    const { call, clock } = await createStory();
    const session = await call('POST', '/v1/session', { user: { id: 'dana' }, account: { id: 'acme' } }, 'pk_dev');
    const [lease] = session.body.leases;
    expect(lease).toMatchObject({ outcome: 'show', interrupts: true, surface: 'modal' });
    const claimed = await call('POST', '/v1/claim', { leaseId: lease.id }, 'pk_dev');
    expect(claimed.body).toEqual({ granted: true, decisionId: lease.decisionId, outcome: 'show' });
    expect((await call('POST', '/v1/claim', { leaseId: lease.id }, 'pk_dev')).body).toEqual(claimed.body);
    expect((await call('POST', '/v1/claim', { leaseId: `${lease.id}x` }, 'pk_dev')).body.granted).toBe(false);
    clock.now += 16 * 60_000;
    expect((await call('POST', '/v1/claim', { leaseId: lease.id }, 'pk_dev')).body).toMatchObject({ granted: false });
  });

  it('never grants more than the caps allow to 50 users who claim at once', async () => {
    const { call, campaignId } = await createStory({
      holdout: 0,
      caps: { userSession: 3, userDay: 4, userWeek: 10, accountDay: 12, accountWeek: 40 },
    });
    const users = Array.from({ length: 50 }, (_, index) => `user-${index}`);
    const answers = await Promise.all(
      users.map((userId) => call('POST', '/v1/claim', { accountId: 'acme', userId, campaignId })),
    );
    expect(answers.filter(({ body }) => body.granted)).toHaveLength(4);
  });

  it('credits a click over a later view, and the first request over both', async () => {
    const { clock, claim, nudge, plan, call, campaignId } = await createStory({
      holdout: 0,
      clocks: { campaignDays: 0, kindDays: 0, anyMinutes: 0 },
    });
    const decisions: string[] = [];
    for (const what of ['requested', 'clicked', 'shown']) {
      const { decisionId } = await claim();
      decisions.push(decisionId);
      await nudge('shown', decisionId);
      if (what !== 'shown') await nudge(what, decisionId);
      clock.now += DAY;
    }
    await plan('p2', 'pro', 59900);
    const result = (await call('GET', `/v1/reports/campaigns/${campaignId}`)).body;
    expect(result).toMatchObject({
      attributed: { upgrades: 1 },
      funnel: { exposed: 1, clicked: 1, checkoutOrRequest: 1, attributed: 1 },
    });
  });

  it('reads results by the version that is live, whatever the draft has become', async () => {
    const { clock, claim, nudge, plan, call, campaignId } = await createStory({ holdout: 0 });
    const { decisionId } = await claim();
    await nudge('shown', decisionId);
    clock.now += DAY;
    await plan('p2', 'pro', 59900);
    const path = `/v1/reports/campaigns/${campaignId}`;
    const before = (await call('GET', path)).body;
    expect(before).toMatchObject({ attributed: { upgrades: 1 }, variants: [{ shown: { exposed: 1 } }] });
    const { body } = await call('GET', `/v1/campaigns/${campaignId}`);
    const [variant] = body.variants;
    const draft = {
      ...{ ...body, name: 'Another', path: { from: 'pro', to: 'enterprise' }, goal: { ...body.goal, windowDays: 3 } },
      variants: [{ ...variant, id: 'another' }],
    };
    expect((await call('PUT', `/v1/campaigns/${campaignId}`, draft)).status).toBe(200);
    expect((await call('GET', path)).body).toEqual(before);
    const { campaigns } = (await call('GET', '/v1/reports/overview')).body;
    expect(campaigns).toMatchObject([{ id: campaignId, name: body.name, path: body.path }]);
  });

  it('explains a past moment from what was known then', async () => {
    const { clock, decide, plan } = await createStory();
    const then = iso(clock.now);
    clock.now += 2 * DAY;
    await plan('p2', 'pro', 59900);
    expect((await decide({ explain: true })).trace).toMatchObject([{ gate: 'path' }]);
    expect(await decide({ explain: true, at: then })).toMatchObject({ outcome: 'show', trace: [{ passed: true }] });
  });

  it('pages through the accounts of a cell', async () => {
    const { call, send } = await createStory();
    const shown = (accountId: string, at: number) => [
      {
        id: `p-${accountId}`,
        type: 'plan',
        accountId,
        tier: 'starter',
        mrr: 19900,
        currency: 'usd',
        at: iso(at - DAY),
      },
      {
        id: `s-${accountId}`,
        type: 'nudge',
        what: 'shown',
        accountId,
        userId: 'u',
        campaignId: 'old',
        from: 'starter',
        to: 'pro',
        at: iso(at),
      },
    ];
    await send(...[1, 2, 3, 4, 5].flatMap((day) => shown(`a${day}`, NOON - (40 + day) * DAY)));
    const page = async (cursor = '') =>
      (await call('GET', `/v1/reports/tier-paths/accounts?fromTier=starter&toTier=pro&limit=2${cursor}`)).body;
    const first = await page();
    expect(first.accounts.map(({ accountId }: { accountId: string }) => accountId)).toEqual(['a1', 'a2']);
    const last = await page('&cursor=4');
    expect(last).toMatchObject({ accounts: [{ accountId: 'a5', mature: true, converted: false }], next: null });
    expect(first.counts).toEqual({ all: 5, converted: 0, 'not-converted': 5, open: 0 });
  });
});
