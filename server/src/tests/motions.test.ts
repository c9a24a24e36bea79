import { describe, expect, it } from 'vitest';
import { recount } from '../recount.ts';
import { createWorld, NOON } from './world.ts';

const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();

const insights = {
  id: 'insights',
  name: 'Insights',
  prices: [{ interval: 'month', amount: 14900, currency: 'usd', stripePriceIds: ['price_insights'] }],
};
const pitch = (name: string, more: object) => ({
  name,
  kind: 'upgrade',
  holdout: 0,
  trigger: { kind: 'placement', placement: name },
  variants: [{ id: 'a', surface: 'card', content: { en: { title: 'More of {{tier.name}}' } } }],
  ...more,
});
const seats = pitch('members', { motion: 'seats', path: { from: 'starter', to: 'starter' } });
const crossSell = pitch('dashboards', {
  motion: 'cross-sell',
  path: { from: 'starter', to: 'insights' },
  variants: [{ id: 'a', surface: 'card', content: { en: { title: '{{next.name}} for {{next.difference}} more' } } }],
});
const tier = pitch('billing', { path: { from: 'starter', to: 'pro' } });

/** Accounts on Starter that use what they pay for, a seller of Insights, and the three campaigns. */
async function createStory() {
  const world = await createWorld();
  const { call, clock, deps, nouns } = world;
  const catalog = (await call('GET', '/v1/catalog')).body;
  expect((await call('PUT', '/v1/catalog', { ...catalog, products: [insights] })).status).toBe(200);
  await call('PUT', '/v1/policy', { ...(await call('GET', '/v1/policy')).body, holdout: 0 });
  const publish = async (campaign: object): Promise<string> => {
    const { id } = (await call('POST', '/v1/campaigns', campaign)).body;
    expect((await call('POST', `/v1/campaigns/${id}/publish`, {})).body).toMatchObject({ status: 'live' });
    return id;
  };
  const ids = { seats: await publish(seats), crossSell: await publish(crossSell), tier: await publish(tier) };
  let count = 0;
  const send = async (...events: object[]) => {
    const named = events.map((event) => ({ id: `e${++count}`, at: iso(clock.now), accountId: 'acme', ...event }));
    return (await call('POST', '/v1/events', { events: named })).body.results;
  };
  const plan = async (id: string, body: object) =>
    (await call('POST', '/v1/accounts/acme/plan', { id, currency: 'usd', at: iso(clock.now), ...body })).body.movement;
  const decide = async (placement: string, more: object = {}) =>
    (await call('POST', '/v1/decide', { accountId: 'acme', userId: 'dana', placement, ...more })).body;
  const see = async (placement: string) => {
    const { outcome, decisionId } = await decide(placement);
    const what = outcome === 'show' ? 'shown' : 'withheld';
    expect(await send({ type: 'nudge', what, userId: 'dana', decisionId })).toMatchObject([{ status: 'accepted' }]);
    clock.now += DAY;
    return decisionId;
  };
  const result = async (id: string) => (await call('GET', `/v1/reports/campaigns/${id}`)).body;
  const matrix = async (query = '') => (await call('GET', `/v1/reports/tier-paths${query}`)).body.cells;
  const verify = async () => {
    const environment = await nouns.environments.find('dev');
    if (!environment) throw new Error('the world has a development environment');
    const differing: string[] = [];
    for await (const each of recount({ ...deps, environment, catalog: await nouns.catalogs.read('dev') }))
      differing.push(...each.differing);
    return differing;
  };
  await plan('p1', { tier: 'starter', mrr: 19900, seats: 10 });
  await call('PUT', '/v1/accounts/acme/users/dana', { traits: { role: 'owner' } });
  await send(
    { type: 'usage', userId: 'dana', name: 'reports' },
    { type: 'usage', userId: 'dana', name: 'exports' },
    { type: 'level', limit: 'seats', value: 9 },
  );
  return { ...world, ids, send, plan, decide, see, result, matrix, verify };
}

describe('a campaign for seats', () => {
  it('is credited with the seats bought after it, apart from every tier path', async () => {
    const { clock, ids, plan, see, result, matrix, verify } = await createStory();
    await see('members');
    expect(await result(ids.seats)).toMatchObject({
      motion: 'seats',
      shown: { exposed: 1 },
      attributed: { upgrades: 0 },
    });
    expect(await plan('p2', { tier: 'starter', mrr: 23900, seats: 12 })).toMatchObject({ motion: 'seats' });
    expect(await result(ids.seats)).toMatchObject({
      attributed: { upgrades: 1, mrr: 4000, currency: 'usd' },
      funnel: { exposed: 1, attributed: 1 },
    });
    for (const cell of await matrix())
      expect(cell).toMatchObject({ shown: { exposed: 0 }, attributed: { upgrades: 0 } });
    expect(await matrix('?motion=seats')).toMatchObject([
      { from: 'starter', to: 'starter', shown: { exposed: 1 }, attributed: { upgrades: 1, mrr: 4000 } },
    ]);
    clock.now = NOON + 40 * DAY;
    expect(await result(ids.seats)).toMatchObject({ shown: { mature: 1, converted: 1, rate: 1 } });
    expect(await verify()).toEqual([]);
  });

  it('counts seats against those at the entry, and no move of tier', async () => {
    const { clock, ids, plan, see, result } = await createStory();
    await see('members');
    await plan('p2', { tier: 'starter', mrr: 15900, seats: 8 });
    clock.now += DAY;
    await plan('p3', { tier: 'starter', mrr: 19900, seats: 10 });
    clock.now += DAY;
    await plan('p4', { tier: 'pro', mrr: 59900, seats: 30 });
    clock.now = NOON + 40 * DAY;
    expect(await result(ids.seats)).toMatchObject({ shown: { mature: 1, converted: 0 }, attributed: { upgrades: 0 } });
  });

  it('stops where seats are unlimited, and says what it saw', async () => {
    const { call, decide, plan } = await createStory();
    await call('POST', '/v1/campaigns', { ...seats, name: 'pro', path: { from: 'pro', to: 'pro' } }).then(({ body }) =>
      call('POST', `/v1/campaigns/${body.id}/publish`, {}),
    );
    expect((await decide('members', { explain: true })).reason).toMatchObject({ gate: null });
    await plan('p2', { tier: 'pro', mrr: 59900 });
    const { trace } = await decide('members', { explain: true });
    expect(trace).toContainEqual(
      expect.objectContaining({
        gate: 'path',
        code: 'no-way-up',
        saw: expect.objectContaining({ seats: null, used: 9 }),
      }),
    );
  });
});

describe('a campaign for a product', () => {
  it('names it, is credited when it is attached, and then stops', async () => {
    const { clock, ids, decide, plan, see, result, matrix, verify } = await createStory();
    expect(await decide('dashboards')).toMatchObject({
      ...{ outcome: 'show', path: { from: 'starter', to: 'insights' } },
      nudge: { content: { title: 'Insights for $149 more' } },
    });
    await see('dashboards');
    const attach = { tier: 'starter', mrr: 34800, seats: 10, products: ['insights'] };
    const movement = await plan('p2', attach);
    expect(movement).toMatchObject({ kind: 'expansion', motion: 'cross-sell', mrrBefore: 19900, mrrAfter: 34800 });
    expect(await plan('p2', attach)).toEqual(movement);
    expect(await result(ids.crossSell)).toMatchObject({
      ...{ motion: 'cross-sell', path: { from: 'starter', to: 'insights' } },
      attributed: { upgrades: 1, mrr: 14900 },
    });
    for (const cell of await matrix())
      expect(cell).toMatchObject({ shown: { exposed: 0 }, attributed: { upgrades: 0 } });
    clock.now = NOON + 40 * DAY;
    expect(await result(ids.crossSell)).toMatchObject({ shown: { mature: 1, converted: 1 } });
    expect(await decide('dashboards', { explain: true })).toMatchObject({
      outcome: 'none',
      reason: { gate: 'path', code: 'already-attached', saw: { product: 'insights', products: ['insights'] } },
    });
    expect(await verify()).toEqual([]);
  });

  it('gets nothing of a tier upgrade, and of a change of both only its own part', async () => {
    const { ids, plan, see, result, matrix, verify } = await createStory();
    await see('dashboards');
    await see('billing');
    await plan('p2', { tier: 'pro', mrr: 59900 + 14900, products: ['insights'] });
    expect(await result(ids.crossSell)).toMatchObject({ attributed: { upgrades: 1, mrr: 14900 } });
    expect(await result(ids.tier)).toMatchObject({ attributed: { upgrades: 1, mrr: 40000 } });
    expect(await matrix()).toMatchObject([{ from: 'starter', to: 'pro', attributed: { upgrades: 1, mrr: 40000 } }]);
    expect(await verify()).toEqual([]);
  });

  it('leaves an upgrade without a product to the tier’s campaign', async () => {
    const { ids, plan, see, result } = await createStory();
    await see('billing');
    await see('dashboards');
    await plan('p2', { tier: 'pro', mrr: 59900 });
    expect(await result(ids.crossSell)).toMatchObject({ shown: { exposed: 1 }, attributed: { upgrades: 0 } });
    expect(await result(ids.tier)).toMatchObject({ attributed: { upgrades: 1, mrr: 40000 } });
  });

  it('counts who was withheld on the other side, by the draw of the product', async () => {
    const { call, ids, clock, plan, see, result, decide } = await createStory();
    const draft = (await call('GET', `/v1/campaigns/${ids.crossSell}`)).body;
    await call('PUT', `/v1/campaigns/${ids.crossSell}`, { ...draft, holdout: 1 });
    await call('POST', `/v1/campaigns/${ids.crossSell}/publish`, {});
    expect(await decide('dashboards')).toMatchObject({ outcome: 'withhold', reason: { gate: 'holdout' } });
    expect(await decide('members')).toMatchObject({ outcome: 'show' });
    await see('dashboards');
    await plan('p2', { tier: 'starter', mrr: 34800, products: ['insights'] });
    clock.now = NOON + 40 * DAY;
    expect(await result(ids.crossSell)).toMatchObject({
      ...{ shown: { exposed: 0 }, withheld: { mature: 1, converted: 1 } },
      attributed: { upgrades: 0 },
    });
  });

  it('knows products of an event, of a trait, and of nobody', async () => {
    const { call, decide, send } = await createStory();
    const products = async () => (await call('GET', '/v1/accounts/acme')).body.products;
    expect(await products()).toBeNull();
    await call('PUT', '/v1/accounts/acme', { traits: { products: ['insights'] } });
    expect(await products()).toEqual(['insights']);
    expect((await decide('dashboards')).reason).toMatchObject({ code: 'already-attached' });
    await send({ type: 'plan', tier: 'starter', mrr: 19900, currency: 'usd', products: [] });
    expect((await decide('dashboards')).outcome).toBe('show');
    expect(await products()).toEqual([]);
  });
});

describe('history of another system', () => {
  it('is of the motion that its path tells', async () => {
    const { send, plan, matrix } = await createStory();
    const shown = (to: string, days: number) => ({
      ...{ type: 'nudge', what: 'shown', userId: 'dana', campaignId: 'old', from: 'starter', to },
      at: iso(NOON - days * DAY),
    });
    await send(
      { type: 'plan', tier: 'starter', mrr: 19900, seats: 5, currency: 'usd', at: iso(NOON - 60 * DAY) },
      ...[shown('insights', 50), shown('starter', 49), shown('pro', 48)],
    );
    await plan('p2', { tier: 'starter', mrr: 34800, products: ['insights'] });
    const exposed = (cells: { from: string; to: string; shown: { exposed: number } }[]) =>
      cells.flatMap(({ from, to, shown: side }) => (side.exposed > 0 ? [`${from} ${to}`] : []));
    expect(exposed(await matrix())).toEqual(['starter pro']);
    expect(exposed(await matrix('?motion=seats'))).toEqual(['starter starter']);
    expect(exposed(await matrix('?motion=cross-sell'))).toEqual(['starter insights']);
  });
});

describe('the accounts behind a path', () => {
  it('are listed by its motion', async () => {
    const { call, plan, see } = await createStory();
    await see('dashboards');
    await plan('p2', { tier: 'starter', mrr: 34800, products: ['insights'] });
    const accounts = async (query: string) =>
      (await call('GET', `/v1/reports/tier-paths/accounts?fromTier=starter&${query}`)).body;
    expect(await accounts('toTier=insights&motion=cross-sell')).toMatchObject({
      accounts: [{ accountId: 'acme', converted: true, movedTo: 'insights', mrrDelta: 14900 }],
    });
    expect((await accounts('toTier=insights')).accounts).toEqual([]);
    expect((await call('GET', '/v1/reports/tier-paths?motion=usage')).status).toBe(400);
  });
});

describe('publishing', () => {
  const faultOf = async (campaign: object) => {
    const { call } = await createStory();
    const { id } = (await call('POST', '/v1/campaigns', campaign)).body;
    const { status, body } = await call('POST', `/v1/campaigns/${id}/publish`, {});
    return { status, fields: body.fields };
  };

  it.each([
    [
      'seats that change their tier',
      { ...seats, path: { from: 'starter', to: 'pro' } },
      'path.to',
      'write starter here too',
    ],
    ['seats of no tier', { ...seats, path: { from: 'gone', to: 'gone' } }, 'path.from', 'no tier gone'],
    ['seats without a path', { ...seats, path: undefined }, 'path', 'the tier it is for'],
    [
      'a product that is a tier',
      { ...crossSell, path: { from: 'starter', to: 'pro' } },
      'path.to',
      'write one of insights',
    ],
    ['a product without a path', { ...crossSell, path: undefined }, 'path', 'the product as to'],
    [
      'a tier that is a product',
      { ...tier, path: { from: 'starter', to: 'insights' } },
      'path.to',
      'motion cross-sell',
    ],
  ])('%s says what to write', async (_name, campaign, field, words) => {
    expect(await faultOf(campaign)).toMatchObject({ status: 400, fields: { [field]: expect.stringContaining(words) } });
  });
});
