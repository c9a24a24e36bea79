import { describe, expect, it } from 'vitest';
import { createWorld } from './world.ts';

const traits = '{"__proto__":{"role":"x","polluted":1},"constructor":"c","toString":"t"}';
const kept = { constructor: 'c', toString: 't' };
const words = 'nothing can be named __proto__: choose another name';
const variants = [{ id: 'a', surface: 'card', content: { en: { title: 'Go further' } } }];

describe('a name that no object can hold', () => {
  it.each([
    ['PUT', '/v1/accounts/acme', `{"traits":${traits}}`, 'traits.__proto__'],
    ['PUT', '/v1/accounts/acme/users/ann', `{"traits":${traits}}`, 'traits.__proto__'],
    ['PUT', '/v1/accounts/acme', `{"traits":{"a":[{"\\u005f_proto__":1}]}}`, 'traits.a.0.__proto__'],
    [
      'POST',
      '/v1/session',
      `{"user":{"id":"ann","traits":${traits}},"account":{"id":"acme"}}`,
      'user.traits.__proto__',
    ],
    ['POST', '/v1/campaigns', '{"__proto__":{"name":"x"}}', '__proto__'],
  ])('is refused at its place by %s %s', async (method, path, body, place) => {
    const { call } = await createWorld();
    const answer = await call(method, path, body, path === '/v1/session' ? 'pk_dev' : 'sk_dev');
    expect([answer.status, answer.body.code, answer.body.fields]).toEqual([400, 'invalid', { [place]: words }]);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('is refused in a limit of the catalog, in a body of plain text too', async () => {
    const { app, call } = await createWorld();
    const catalog = (await call('GET', '/v1/catalog')).body;
    const limits = JSON.stringify(catalog).replace('"api_calls":1000', '"__proto__":5');
    expect((await call('PUT', '/v1/catalog', limits)).body.fields).toEqual({ 'tiers.0.limits.__proto__': words });
    const plain = `{"key":"pk_dev","user":{"id":"ann","traits":${traits}},"account":{"id":"acme"}}`;
    const sent = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: plain };
    const answer = await app.request('/v1/session', sent);
    expect(await answer.json()).toMatchObject({ fields: { 'user.traits.__proto__': words } });
  });

  it('is told beside what was taken where one bad item must not sink its neighbours', async () => {
    const { call } = await createWorld();
    const items = `{"batch":[{"type":"group","userId":"ann","groupId":"acme","messageId":"1","traits":${traits}},
      {"type":"track","userId":"ann","event":"reports","messageId":"2","properties":{"__proto__":1}}]}`;
    expect((await call('POST', '/v1/batch', items)).body).toEqual({
      success: true,
      problems: [
        { at: 'batch.0.traits.__proto__', problem: words },
        { at: 'batch.1.properties.__proto__', problem: words },
      ],
    });
    expect((await call('GET', '/v1/accounts/acme')).body.traits).toEqual(kept);
    const event = '{"id":"3","type":"usage","accountId":"acme","name":"reports","properties":{"__proto__":1}}';
    expect((await call('POST', '/v1/events', `{"events":[${event}]}`)).body.results).toEqual([
      { id: '3', status: 'accepted', problem: 'taken without __proto__: no property can have that name' },
    ]);
    expect((await call('POST', '/v1/identify', { userId: 'ann', traits: kept })).body).toEqual({ success: true });
  });
});

const FEATURES = ['constructor', 'toString'];
const LIMITS = ['hasOwnProperty', 'valueOf'];

async function createOddWorld() {
  const world = await createWorld();
  const { body } = await world.call('GET', '/v1/catalog');
  const [starter, ...tiers] = body.tiers;
  const limits = { ...starter.limits, ...Object.fromEntries(LIMITS.map((id) => [id, 10])) };
  const saved = await world.call('PUT', '/v1/catalog', {
    ...body,
    tiers: [{ ...starter, features: [...starter.features, ...FEATURES], limits }, ...tiers],
    features: [...body.features, ...FEATURES.map((id) => ({ id, name: id }))],
    limits: [...body.limits, ...LIMITS.map((id) => ({ id, kind: 'metered', period: 'month' }))],
  });
  expect(saved.status).toBe(200);
  await world.call('POST', '/v1/accounts/acme/plan', { id: 'p', tier: 'starter', mrr: 100, currency: 'usd' });
  return world;
}

it.each([...FEATURES, ...LIMITS])('%s is a name like any other, all the way to a nudge', async (name) => {
  const { call } = await createOddWorld();
  const who = { userId: 'toString', accountId: 'acme' };
  const session = { user: { id: who.userId }, account: { id: who.accountId } };
  const before = (await call('POST', '/v1/session', session, 'pk_dev')).body;
  expect(FEATURES.map((id) => Object.hasOwn(before.entitlements, id))).toEqual([true, true]);
  expect(Object.hasOwn(before.usage, name)).toBe(LIMITS.includes(name));
  const audience = {
    all: [
      { of: 'account', trait: name, is: 'equal', value: 'c' },
      { of: 'user', trait: name, is: 'exists' },
    ],
  };
  const draft = { name, kind: 'adoption', holdout: 0, audience, variants };
  const trigger = { kind: 'placement', placement: name };
  const { id } = (await call('POST', '/v1/campaigns', { ...draft, trigger })).body;
  expect((await call('POST', `/v1/campaigns/${id}/publish`, {})).status).toBe(200);
  const decide = async () => (await call('POST', '/v1/decide', { ...who, placement: name, explain: true })).body;
  expect(await decide()).toMatchObject({ outcome: 'none', trace: [{ gate: 'audience', code: 'no-match' }] });
  const events = [
    { id: 'use', type: 'usage', ...who, name },
    { id: 'level', type: 'level', ...who, limit: name, value: 3 },
    { id: 'trait', type: 'traits', of: 'user', ...who, traits: { [name]: 1 } },
  ];
  const { results } = (await call('POST', '/v1/events', { events })).body;
  expect(results.map(({ status }: { status: string }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
  await call('PUT', '/v1/accounts/acme', { traits: { [name]: 'c' } });
  expect(await decide()).toMatchObject({ outcome: 'show', campaignId: id });
  const account = (await call('GET', '/v1/accounts/acme')).body;
  expect(account.traits).toEqual({ [name]: 'c' });
  if (LIMITS.includes(name)) expect(account.usage[name]).toMatchObject({ used: 1, limit: 10 });
});

it('an event, a placement and a condition on the name that no object can hold are asked without stumbling', async () => {
  const { call } = await createOddWorld();
  const who = { userId: '__proto__', accountId: 'acme' };
  for (const trait of ['__proto__', 'constructor']) {
    const audience = { all: [{ not: { of: 'account', trait, is: 'exists' } }] };
    const draft = { name: trait, kind: 'adoption', holdout: 0, audience, variants };
    const { id } = (await call('POST', '/v1/campaigns', { ...draft, trigger: { kind: 'event', name: '__proto__' } }))
      .body;
    expect((await call('POST', `/v1/campaigns/${id}/publish`, {})).status).toBe(200);
    const asked = { ...who, placement: '__proto__', event: '__proto__' };
    expect((await call('POST', '/v1/decide', asked)).body).toMatchObject({ outcome: 'show', campaignId: id });
    await call('POST', `/v1/campaigns/${id}/pause`, {});
  }
  const sent = { events: [{ id: 'u', type: 'usage', ...who, name: '__proto__' }] };
  expect((await call('POST', '/v1/events', sent)).body.results).toEqual([{ id: 'u', status: 'accepted' }]);
  const session = { user: { id: '__proto__' }, account: { id: '__proto__' }, placements: ['__proto__'] };
  expect((await call('POST', '/v1/session', session, 'pk_dev')).status).toBe(200);
  expect((await call('GET', '/v1/accounts/acme/users/__proto__')).body.id).toBe('__proto__');
});
