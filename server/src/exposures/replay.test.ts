import { expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';

const HOUR = 3_600_000;
const user = { accountId: 'acme', userId: 'ada' };
const content = { en: { title: 'Almost full', body: 'Seats are running out.', dismiss: { label: 'Close' } } };

async function createWarnedWorld() {
  const { call, clock } = await createWorld();
  const draft = {
    name: 'Seats',
    kind: 'limit-warning',
    trigger: { kind: 'limit', limit: 'seats', thresholds: [80, 95] },
    variants: [{ id: 'a', surface: 'banner', content }],
  };
  const { body: campaign } = await call('POST', '/v1/campaigns', draft);
  await call('POST', `/v1/campaigns/${campaign.id}/publish`, {});
  await call('POST', '/v1/accounts/acme/plan', { id: 'p1', tier: 'starter', mrr: 19900, currency: 'usd' });
  const send = async (event: object) => {
    clock.now += HOUR;
    const id = `e${clock.now}`;
    await call('POST', '/v1/events', { events: [{ id, accountId: 'acme', ...event }] });
  };
  const fill = async (value: number) => await send({ type: 'level', limit: 'seats', value });
  const ask = async (at?: number) => {
    const when = at === undefined ? {} : { at: new Date(at).toISOString() };
    const { outcome, reason, trace } = (await call('POST', '/v1/decide', { ...user, ...when, explain: true })).body;
    return { outcome, reason, trace };
  };
  const see = async () => {
    const { body } = await call('POST', '/v1/decide', user);
    await send({ type: 'nudge', what: 'shown', decisionId: body.decisionId, userId: 'ada' });
  };
  return { ask, call, clock, draft, fill, see, send };
}

it('answers every past moment as it was answered then', async () => {
  const { ask, clock, fill, see, send } = await createWarnedWorld();
  const steps = [
    () => fill(7),
    () => fill(8),
    see,
    () => fill(7.6),
    () => fill(8),
    () => fill(3),
    () => fill(8),
    see,
    () => send({ type: 'usage', name: 'reports', userId: 'ada' }),
    () => fill(10),
    () => send({ type: 'plan', tier: 'pro', mrr: 59900, currency: 'usd' }),
    () => send({ type: 'plan', tier: 'starter', mrr: 19900, currency: 'usd' }),
  ];
  const then: { at: number; answer: object }[] = [];
  for (const step of steps) {
    await step();
    clock.now += 1;
    then.push({ at: clock.now, answer: await ask() });
  }
  const outcomes = then.map(({ answer }) => ('outcome' in answer ? answer.outcome : null));
  expect(outcomes).toEqual([
    'none',
    'show',
    'none',
    'none',
    'none',
    'none',
    'show',
    'none',
    'none',
    'show',
    'none',
    'show',
  ]);
  clock.now += 24 * HOUR;
  for (const { at, answer } of then) expect(await ask(at)).toEqual(answer);
});

it('knows limits and campaigns as they were at each part of the history', async () => {
  const { ask, call, clock, draft, fill, see, send } = await createWarnedWorld();
  const limitTo = async (seats: number) => {
    clock.now += HOUR;
    const { body: catalog } = await call('GET', '/v1/catalog');
    const [starter, ...higher] = catalog.tiers;
    const tiers = [{ ...starter, limits: { ...starter.limits, seats } }, ...higher];
    expect((await call('PUT', '/v1/catalog', { ...catalog, tiers })).status).toBe(200);
  };
  const publish = async (thresholds: number[]): Promise<string> => {
    clock.now += HOUR;
    const trigger = { kind: 'limit', limit: 'seats', thresholds };
    const { body } = await call('POST', '/v1/campaigns', { ...draft, trigger });
    await call('POST', `/v1/campaigns/${body.id}/publish`, {});
    return body.id;
  };
  let paused = '';
  const pause = async () => {
    clock.now += HOUR;
    await call('POST', `/v1/campaigns/${paused}/pause`, {});
  };
  const steps: [string | null, () => Promise<unknown>][] = [
    ['below-threshold', () => fill(79)],
    ['passed', () => limitTo(70)],
    ['passed-over', () => fill(59)],
    ['below-threshold', () => limitTo(100)],
    ['below-threshold', () => send({ type: 'usage', name: 'reports', userId: 'ada' })],
    ['passed', () => limitTo(70)],
    ['seen', see],
    [
      'other-threshold',
      async () => {
        paused = await publish([98]);
        await fill(69);
      },
    ],
    ['passed', pause],
    ['passed', () => fill(68)],
    ['seen', see],
  ];
  const then: { at: number; answer: Awaited<ReturnType<typeof ask>> }[] = [];
  await limitTo(100);
  for (const [, step] of steps) {
    await step();
    clock.now += 1;
    then.push({ at: clock.now, answer: await ask() });
  }
  expect(then.map(({ answer }) => answer.trace[0].code)).toEqual(steps.map(([code]) => code));
  clock.now += 24 * HOUR;
  for (const { at, answer } of then) expect(await ask(at)).toEqual(answer);
});

it('fires for a level that rose and fell again within one request', async () => {
  const { ask, call, clock } = await createWarnedWorld();
  const level = (id: string, value: number, before: number) => {
    const at = new Date(clock.now - before).toISOString();
    return { id, at, accountId: 'acme', type: 'level', limit: 'seats', value };
  };
  await call('POST', '/v1/events', { events: [level('l1', 8.5, 3000), level('l2', 7.6, 2000)] });
  clock.now += HOUR;
  const [now, replayed] = [await ask(), await ask(clock.now)];
  expect(now).toMatchObject({ outcome: 'show' });
  expect(replayed).toEqual(now);
});

const banner = {
  name: 'Up',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  holdout: 0,
  guardrails: { adoptionThreshold: 0 },
  trigger: { kind: 'placement', placement: 'billing' },
  variants: [{ id: 'a', surface: 'banner', content: { en: { ...content.en, primary: { label: 'Go', url: '/b' } } } }],
};

async function createPitchedWorld() {
  const { call, clock } = await createWorld();
  await call('PUT', '/v1/policy', { version: 0, holdout: 0, adoptionThreshold: 0 });
  const { body } = await call('POST', '/v1/campaigns', banner);
  await call('POST', `/v1/campaigns/${body.id}/publish`, {});
  await call('POST', '/v1/accounts/acme/plan', { id: 'p1', tier: 'starter', mrr: 19900, currency: 'usd' });
  clock.now += HOUR;
  const ask = async (at?: number, userId = 'bob') => {
    const when = at === undefined ? {} : { at: new Date(at).toISOString() };
    const asked = { accountId: 'acme', userId, placement: 'billing', explain: true, ...when };
    const { outcome, reason, trace } = (await call('POST', '/v1/decide', asked)).body;
    return { outcome, reason, trace };
  };
  return { ask, call, clock, campaignId: body.id };
}

it('knows when an account was muted and when no more', async () => {
  const { ask, call, clock } = await createPitchedWorld();
  const change = async (muted: object | null) => {
    clock.now += HOUR;
    await call('PUT', '/v1/accounts/acme', { muted });
    return clock.now;
  };
  const until = new Date(clock.now + 20 * HOUR).toISOString();
  const muted = await change({ reason: 'escalation', until });
  const lifted = await change(null);
  const again = await change({ reason: 'renewal talks' });
  clock.now += 10 * HOUR;
  expect(await ask()).toMatchObject({ outcome: 'none', reason: { gate: 'muted' } });
  expect((await ask(muted - 1)).outcome).toBe('show');
  expect(await ask(muted)).toMatchObject({ outcome: 'none', reason: { saw: { reason: 'escalation', until } } });
  expect((await ask(lifted - 1)).reason.gate).toBe('muted');
  expect((await ask(lifted)).outcome).toBe('show');
  expect(await ask(again)).toMatchObject({ reason: { gate: 'muted', saw: { reason: 'renewal talks' } } });
});

it('knows a claim that nobody confirmed for as long as it weighed', async () => {
  const { ask, call, clock, campaignId } = await createPitchedWorld();
  const MINUTE = 60_000;
  const claimedAt = clock.now;
  const { body } = await call('POST', '/v1/claim', { accountId: 'acme', userId: 'bob', campaignId });
  expect(body.granted).toBe(true);
  const then: { at: number; answer: object }[] = [];
  for (const minutes of [0, 1, 1.99, 2, 3]) {
    clock.now = claimedAt + minutes * MINUTE;
    then.push({ at: clock.now, answer: await ask() });
  }
  clock.now += 24 * HOUR;
  expect((await ask(claimedAt - 1)).outcome).toBe('show');
  expect(await ask(claimedAt + MINUTE)).toMatchObject({ outcome: 'none', reason: { gate: 'fatigue' } });
  expect((await ask(claimedAt + 3 * MINUTE)).outcome).toBe('show');
  for (const { at, answer } of then) expect(await ask(at)).toEqual(answer);
});

it('knows a claim from its own instant on, also once it was confirmed later', async () => {
  const { ask, call, clock, campaignId } = await createPitchedWorld();
  const claimedAt = clock.now;
  const { body } = await call('POST', '/v1/claim', { accountId: 'acme', userId: 'bob', campaignId });
  clock.now += 30_000;
  const between = await ask();
  clock.now += 30_000;
  const seen = { id: 's', type: 'nudge', what: 'shown', decisionId: body.decisionId, accountId: 'acme', userId: 'bob' };
  await call('POST', '/v1/events', { events: [seen] });
  clock.now += HOUR;
  const after = await ask();
  const now = clock.now;
  clock.now += HOUR;
  expect(await ask(claimedAt + 30_000)).toEqual(between);
  expect(await ask(now)).toEqual(after);
});

it('knows by its claims a session that is over', async () => {
  const { ask, call, clock, campaignId } = await createPitchedWorld();
  const { body: policy } = await call('GET', '/v1/policy');
  const clocks = { campaignDays: 0, kindDays: 0, anyMinutes: 0 };
  await call('PUT', '/v1/policy', { version: policy.version, caps: { userSession: 1 }, clocks });
  const { body } = await call('POST', '/v1/claim', { accountId: 'acme', userId: 'bob', campaignId });
  const seen = { id: 's', type: 'nudge', what: 'shown', decisionId: body.decisionId, accountId: 'acme', userId: 'bob' };
  await call('POST', '/v1/events', { events: [seen] });
  clock.now += 20 * 60_000;
  const [then, live] = [clock.now, await ask()];
  expect(live).toMatchObject({ reason: { gate: 'fatigue', saw: { cap: 'userSession' } } });
  clock.now += 5 * HOUR;
  expect((await ask()).outcome).toBe('show');
  expect(await ask(then)).toEqual(live);
});
