import { describe, expect, it } from 'vitest';
import { createWorld, NOON } from './world.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const words = { en: { title: 'Go further' } };
const pitch = {
  name: 'To Pro',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  trigger: { kind: 'placement', placement: 'billing-page' },
  variants: [
    { id: 'a', surface: 'modal', content: words },
    { id: 'b', surface: 'banner', content: words },
  ],
};
const off = { campaignDays: 0, kindDays: 0, anyMinutes: 0 };

/** Acme on Starter, whose owner is Dana and who is seen by Ben too; a pitch with the holdout asked for. */
async function createStory({
  holdout = 0,
  clocks = off,
  campaign = pitch,
}: {
  holdout?: number;
  clocks?: object;
  campaign?: object;
} = {}) {
  const world = await createWorld();
  const { call, clock } = world;
  const change = async (policy: object) =>
    await call('PUT', '/v1/policy', { ...(await call('GET', '/v1/policy')).body, ...policy });
  await change({ holdout: 0, clocks });
  const { id: campaignId } = (await call('POST', '/v1/campaigns', { ...campaign, holdout })).body;
  expect((await call('POST', `/v1/campaigns/${campaignId}/publish`, {})).status).toBe(200);
  for (const accountId of ['acme', 'other']) {
    const plan = { id: `p-${accountId}`, tier: 'starter', mrr: 19_900, currency: 'usd' };
    await call('POST', `/v1/accounts/${accountId}/plan`, plan);
  }
  let sent = 0;
  const send = async (event: object, key = 'sk_dev') => {
    const at = new Date(clock.now).toISOString();
    const events = [{ id: `e${++sent}`, type: 'nudge', accountId: 'acme', userId: 'dana', at, ...event }];
    return (await call('POST', '/v1/events', { events }, key)).body.results[0];
  };
  for (const accountId of ['acme', 'other'])
    for (const name of ['reports', 'exports']) await send({ type: 'usage', accountId, name });
  const decide = async () =>
    (await call('POST', '/v1/decide', { accountId: 'acme', userId: 'dana', placement: 'billing-page', explain: true }))
      .body;
  const gate = async () => (await decide()).trace[0]?.gate;
  const counts = async (to = 'pro') => {
    const { cells } = (await call('GET', '/v1/reports/tier-paths')).body;
    const cell = cells.find((row: { from: string; to: string }) => row.from === 'starter' && row.to === to);
    return [cell?.shown.exposed ?? 0, cell?.withheld.exposed ?? 0];
  };
  const grants = async () => (await world.nouns.subjects.read('dev', 'acme')).ledger.grants;
  return { ...world, campaignId, change, send, decide, gate, counts, grants };
}

describe('what is told of a decision', () => {
  const all = ['shown', 'withheld', 'clicked', 'dismissed', 'snoozed', 'never', 'requested', 'checkout'];

  it.each(['pk_dev', 'sk_dev'])('never moves an account to the other arm, whatever %s says', async (key) => {
    const held = await createStory({ holdout: 1 });
    const withheld = await held.decide();
    expect(withheld.outcome).toBe('withhold');
    for (const what of all.filter((each) => each !== 'withheld'))
      expect(await held.send({ what, decisionId: withheld.decisionId }, key)).toMatchObject({
        ...{ status: 'rejected', problem: 'what: this decision was withheld, send withheld' },
      });
    expect(await held.send({ what: 'withheld', decisionId: withheld.decisionId }, key)).toMatchObject({
      status: 'accepted',
    });
    expect(await held.counts()).toEqual([0, 1]);

    const { decide, send, counts } = await createStory();
    const { decisionId } = await decide();
    expect(await send({ what: 'withheld', decisionId }, key)).toMatchObject({
      ...{ status: 'rejected', problem: 'what: this decision is not withheld, send shown' },
    });
    for (const what of all.filter((each) => each !== 'withheld'))
      expect(await send({ what, decisionId }, key)).toMatchObject({ status: 'accepted' });
    expect(await counts()).toEqual([1, 0]);
  });

  it('never moves a page’s account to another path', async () => {
    const { decide, send, counts } = await createStory();
    const { decisionId } = await decide();
    await send({ what: 'shown', decisionId, from: 'starter', to: 'elsewhere', campaignId: 'mine' }, 'pk_dev');
    expect([await counts(), await counts('elsewhere')]).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  it('is of the decision that was granted, where the holdout changed after the lease', async () => {
    const { call, change, send, counts } = await createStory();
    const page = { user: { id: 'dana' }, account: { id: 'acme' } };
    const [lease] = (await call('POST', '/v1/session', page, 'pk_dev')).body.leases;
    expect(lease.outcome).toBe('show');
    await change({ holdout: 1 });
    const claim = async () => (await call('POST', '/v1/claim', { leaseId: lease.id }, 'pk_dev')).body;
    const granted = await claim();
    expect(granted).toMatchObject({ granted: true, outcome: 'withhold' });
    expect(await claim()).toEqual(granted);
    expect(granted.decisionId).not.toBe(lease.decisionId);
    const told = await send({ what: 'withheld', decisionId: granted.decisionId }, 'pk_dev');
    expect([told.status, await counts()]).toEqual(['accepted', [0, 1]]);
  });
});

describe('a nudge told by a server', () => {
  it('names no decision that is not of its user, unless it brings in history', async () => {
    const { decide, send, counts } = await createStory();
    const { decisionId } = await decide();
    const wrong = [
      { decisionId: 'nonsense' },
      { decisionId, accountId: 'other' },
      { decisionId, userId: 'ben' },
      { decisionId, userId: null },
      { decisionId: 'nonsense', campaignId: 'old' },
    ];
    for (const each of wrong)
      expect(await send({ what: 'shown', ...each })).toMatchObject({
        ...{ status: 'rejected', problem: expect.stringContaining('decisionId') },
      });
    expect(await counts()).toEqual([0, 0]);
    const path = { campaignId: 'old', from: 'starter', to: 'pro' };
    for (const each of [
      { ...path, decisionId: 'theirs' },
      { ...path, accountId: 'other' },
    ])
      expect(await send({ what: 'shown', ...each })).toMatchObject({ status: 'accepted' });
    expect(await counts()).toEqual([2, 0]);
  });

  it.each(['a', undefined, 'of-another-version'])(
    'that names its campaign and the variant %s is charged and counted',
    async (variantId) => {
      const { campaignId, send, gate, counts, grants, clock } = await createStory({
        clocks: { ...off, campaignDays: 14 },
      });
      const named = { campaignId, ...(variantId === undefined ? {} : { variantId }) };
      expect(await gate()).toBeNull();
      expect((await send({ what: 'shown', ...named })).status).toBe('accepted');
      clock.now += MINUTE;
      expect([await gate(), await counts()]).toEqual(['fatigue', [1, 0]]);
      expect(await grants()).toMatchObject([{ confirmedAt: NOON, dismissedAt: null }]);
      expect((await send({ what: 'dismissed', ...named })).status).toBe('accepted');
      // One nudge, closed: not two.
      expect(await grants()).toMatchObject([{ confirmedAt: NOON, dismissedAt: clock.now }]);
      clock.now += 20 * DAY;
      expect(await gate()).toBe('fatigue');
    },
  );

  it.each(['snoozed', 'never'])('that names its campaign alone is remembered when it was %s', async (what) => {
    const { campaignId, send, gate, clock } = await createStory();
    await send({ what, campaignId });
    clock.now += DAY;
    expect(await gate()).toBe('fatigue');
  });

  it('of the variant that its account is given', async () => {
    const { campaignId, decide, send, grants } = await createStory();
    const { variantId, surface } = await decide();
    await send({ what: 'shown', campaignId });
    expect(await grants()).toMatchObject([{ variantId, surface }]);
  });

  it('answers the open warning of its campaign', async () => {
    const trigger = { kind: 'limit', limit: 'seats', thresholds: [80] };
    const warning = { name: 'Seats', kind: 'limit-warning', trigger, variants: pitch.variants };
    const { campaignId, send, gate } = await createStory({ campaign: warning });
    await send({ type: 'level', limit: 'seats', value: 9 });
    expect(await gate()).toBeNull();
    await send({ what: 'shown', campaignId });
    expect(await gate()).toBe('trigger');
  });
});

it('says that a trait was left out which no object can hold', async () => {
  const { call } = await createWorld();
  const traits = '{"__proto__":{"role":"x"},"constructor":"c","toString":"t","size":1}';
  const event = `{"id":"1","type":"traits","of":"account","accountId":"acme","traits":${traits}}`;
  const { body } = await call('POST', '/v1/events', `{"events":[${event}]}`);
  expect(body.results).toEqual([
    { id: '1', status: 'accepted', problem: 'taken without __proto__: no trait can have that name' },
  ]);
  expect((await call('GET', '/v1/accounts/acme')).body.traits).toEqual({ constructor: 'c', toString: 't', size: 1 });
});
