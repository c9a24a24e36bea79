import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { createNouns } from './nouns.ts';
import { recount } from './recount.ts';
import { createRecounts, type RecountDeps } from './recounts.ts';
import { createWorld } from './tests/world.ts';

type Alias = { event: string };

async function createCounted(over: Partial<RecountDeps> = {}) {
  const world = await createWorld();
  const { call, clock, deps, nouns } = world;
  const sources = { ...deps, ...nouns, changed: () => undefined, wait: () => setImmediate(), ...over };
  const use = (id: string, name: string, source = 'sk_dev') =>
    call('POST', '/v1/events', { events: [{ id, accountId: 'a', userId: 'u', type: 'usage', name }] }, source);
  const change = async (over: object) => {
    clock.now += 1000;
    const { body } = await call('GET', '/v1/catalog');
    expect((await call('PUT', '/v1/catalog', { ...body, ...over })).status).toBe(200);
  };
  const alias = async (aliases: Alias[], more: object = {}) => {
    const { features } = (await call('GET', '/v1/catalog')).body;
    const [first, ...others] = features;
    await change({ features: [{ ...first, aliases, ...more }, ...others] });
  };
  return {
    ...world,
    ...{ use, change, alias },
    recounts: createRecounts(sources),
    restarted: () => createRecounts(sources),
    /** What a rebuild would put right. */
    differing: async () => {
      const environment = await nouns.environments.find('dev');
      if (!environment) throw new Error('the world has a development environment');
      const catalog = await nouns.catalogs.read('dev');
      const found: string[] = [];
      for await (const each of recount({ ...deps, environment, catalog })) found.push(...each.differing);
      return found;
    },
    adopted: async () => (await call('GET', '/v1/accounts/a')).body.adoption?.used,
  };
}

async function onStarter(over: Partial<RecountDeps> = {}) {
  const world = await createCounted(over);
  await world.call('POST', '/v1/accounts/a/plan', { id: 'p', tier: 'starter', mrr: 1, currency: 'usd' });
  return world;
}

async function catchUp(recounts: ReturnType<typeof createRecounts>) {
  await recounts.resume();
  await recounts.settle();
}

describe('after the catalog changed, accounts are counted again', () => {
  it('by an alias that was added, and one that was taken back', async () => {
    const { use, alias, adopted, differing, recounts } = await onStarter();
    await use('1', 'rep.run');
    await alias([{ event: 'rep.run' }]);
    expect([await adopted(), await differing()]).toEqual([0, ['state']]);
    await catchUp(recounts);
    expect([await adopted(), await differing()]).toEqual([1, []]);
    await alias([]);
    recounts.start('dev');
    await recounts.settle();
    expect([await adopted(), await differing()]).toEqual([0, []]);
  });

  it('by what counts from servers only, and by the kind of a limit', async () => {
    const { use, alias, change, call, differing, adopted, recounts } = await onStarter();
    await use('1', 'reports', 'pk_dev');
    await call('POST', '/v1/events', {
      events: [{ id: '2', accountId: 'a', type: 'level', limit: 'api_calls', value: 7 }],
    });
    expect(await adopted()).toBe(1);
    await alias([], { serverOnly: true });
    await change({
      limits: [
        { id: 'api_calls', kind: 'level' },
        { id: 'seats', kind: 'level' },
      ],
    });
    await catchUp(recounts);
    expect([await adopted(), await differing()]).toEqual([0, []]);
    expect((await call('GET', '/v1/accounts/a')).body.usage.api_calls.used).toBe(7);
  });

  it('the same as a past moment reads them', async () => {
    const { use, alias, call, clock, recounts, adopted } = await onStarter();
    await use('1', 'rep.run');
    await alias([{ event: 'rep.run' }]);
    await catchUp(recounts);
    clock.now += 1000;
    const content = { en: { title: 'T', dismiss: { label: 'No' } } };
    const { body } = await call('POST', '/v1/campaigns', {
      ...{ name: 'x', kind: 'adoption', holdout: 0, trigger: { kind: 'placement', placement: 'p' } },
      audience: { all: [{ of: 'adoption', is: 'at-least', value: 0.4 }] },
      variants: [{ id: 'a', surface: 'card', content }],
    });
    expect((await call('POST', `/v1/campaigns/${body.id}/publish`, {})).status).toBe(200);
    const ask = { userId: 'u', accountId: 'a', placement: 'p', explain: true };
    const live = (await call('POST', '/v1/decide', ask)).body.trace;
    const then = new Date(clock.now).toISOString();
    await alias([]);
    await catchUp(recounts);
    expect(await adopted()).toBe(0);
    expect((await call('POST', '/v1/decide', { ...ask, at: then })).body.trace).toEqual(live);
  });

  it('while what was fired and seen meanwhile stays so, then and at every moment asked again', async () => {
    const { call, change, clock, recounts } = await onStarter();
    const limits = (aliases: Alias[]) => [
      { id: 'api_calls', kind: 'metered', period: 'month', aliases },
      { id: 'seats', kind: 'level' },
    ];
    await change({ limits: limits([{ event: 'hit' }]) });
    await catchUp(recounts);
    const content = { en: { title: 'T', dismiss: { label: 'No' } } };
    const { body: campaign } = await call('POST', '/v1/campaigns', {
      ...{ name: 'x', kind: 'limit-warning', trigger: { kind: 'limit', limit: 'api_calls', thresholds: [80] } },
      variants: [{ id: 'a', surface: 'banner', content }],
    });
    await call('POST', `/v1/campaigns/${campaign.id}/publish`, {});
    const send = async (event: object) => {
      clock.now += 1000;
      const own = { id: `e${clock.now}`, accountId: 'a', userId: 'u' };
      await call('POST', '/v1/events', { events: [{ ...own, ...event }] });
    };
    const then: { at: number; answer: { outcome: string; reason: object; trace: object } }[] = [];
    const ask = async (at?: number) => {
      const when = at === undefined ? {} : { at: new Date(at).toISOString() };
      const { body } = await call('POST', '/v1/decide', { userId: 'u', accountId: 'a', explain: true, ...when });
      const { outcome, reason, trace } = body;
      if (at === undefined) then.push({ at: clock.now++, answer: { outcome, reason, trace } });
      return { outcome, reason, trace, decisionId: body.decisionId };
    };
    await send({ type: 'usage', name: 'hit', quantity: 850 });
    const { decisionId } = await ask();
    await send({ type: 'nudge', what: 'shown', decisionId });
    await ask();
    await change({ limits: limits([]) });
    recounts.start('dev');
    await recounts.settle();
    await ask();
    await send({ type: 'usage', name: 'api_calls', quantity: 820 });
    await ask();
    expect(then.map(({ answer }) => answer.outcome)).toEqual(['show', 'none', 'none', 'none']);
    for (const { at, answer } of then) expect(await ask(at)).toMatchObject(answer);
  });

  it('though the process ended before, or nothing was counted by a catalog meanwhile', async () => {
    const { use, alias, adopted, recounts, restarted } = await onStarter();
    await use('1', 'rep.run');
    await alias([{ event: 'rep.run' }]);
    await recounts.stop();
    await catchUp(restarted());
    expect(await adopted()).toBe(1);
    await alias([]);
    await use('2', 'reports');
    await alias([{ event: 'rep.run' }]);
    await alias([{ event: 'reports.run' }]);
    await use('3', 'reports.run');
    await alias([{ event: 'rep.run' }]);
    await catchUp(restarted());
    expect(await adopted()).toBe(1);
  });

  it('with what comes in, and what changes again, while they are', async () => {
    let beat = async (): Promise<unknown> => undefined;
    const wait = async () => await beat();
    const { use, alias, adopted, differing, recounts } = await onStarter({ wait });
    await use('1', 'rep.run');
    await alias([{ event: 'rep.run' }]);
    let turn = 0;
    beat = async () => {
      turn++;
      if (turn === 1) await use('2', 'rep.run');
      if (turn === 2) await alias([{ event: 'other' }]);
      if (turn === 3) await use('3', 'other');
    };
    await catchUp(recounts);
    expect(turn).toBeGreaterThanOrEqual(4);
    expect([await adopted(), await differing()]).toEqual([1, []]);
  });

  it('by somebody who still held the catalog before', async () => {
    const { use, alias, adopted, recounts, deps } = await onStarter();
    const other = createNouns(deps);
    await other.catalogs.read('dev');
    await alias([{ event: 'rep.run' }]);
    await catchUp(recounts);
    const app = createApp(deps, other);
    const event = { id: 'late', accountId: 'a', userId: 'u', type: 'usage', name: 'rep.run' };
    const headers = { authorization: 'Bearer sk_dev', 'content-type': 'application/json' };
    await app.request('/v1/events', { method: 'POST', headers, body: JSON.stringify({ events: [event] }) });
    recounts.start('dev');
    await recounts.settle();
    expect(await adopted()).toBe(0);
    await recounts.again('dev');
    await recounts.settle();
    await use('1', 'exports');
    expect(await adopted()).toBe(2);
  });

  it('and nothing is where a change counts nothing otherwise', async () => {
    const waits: number[] = [];
    const { change, recounts } = await onStarter({ wait: async (ms) => waits.push(ms) });
    await catchUp(recounts);
    waits.length = 0;
    await change({ products: [{ id: 'insights', name: 'Insights' }] });
    recounts.start('dev');
    await recounts.settle();
    expect(waits).toEqual([]);
  });
});

it('an account that was told to be on a tier keeps it when that is sold no more', async () => {
  const { call, change, differing, recounts } = await createCounted();
  await call('PUT', '/v1/accounts/a', { traits: { tier: 'pro', mrr: 500 } });
  const { tiers } = (await call('GET', '/v1/catalog')).body;
  await change({ tiers: tiers.slice(0, 1) });
  await catchUp(recounts);
  expect((await call('GET', '/v1/catalog')).body.formerTiers).toEqual(['pro']);
  await call('PUT', '/v1/accounts/a', { traits: { tier: 'pro', mrr: 700 } });
  expect((await call('GET', '/v1/accounts/a')).body).toMatchObject({ tier: 'pro', mrr: 700 });
  expect(await differing()).toEqual([]);
  await change({ tiers });
  expect((await call('GET', '/v1/catalog')).body.formerTiers).toEqual([]);
});
