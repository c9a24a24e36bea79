import { describe, expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';

const draft = {
  name: 'Starter to Pro',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  trigger: { kind: 'placement', placement: 'billing-page' },
  holdout: 0,
  variants: [{ id: 'a', surface: 'banner', content: { en: { title: 'Go further' } } }],
};
const trait = (name: string, is: string, value?: unknown) => ({ of: 'account', trait: name, is, value });

async function openWorld() {
  const world = await createWorld();
  const put = (id: string, traits: object) => world.call('PUT', `/v1/accounts/${id}`, { traits });
  await put('acme', { tier: 'starter', industry: 'health', size: 50 });
  const publish = async (audience: object) => {
    const made = await world.call('POST', '/v1/campaigns', { ...draft, audience });
    expect(made.status).toBe(201);
    return await world.call('POST', `/v1/campaigns/${made.body.id}/publish`, {});
  };
  return { ...world, put, publish };
}

describe('the audience of a campaign', () => {
  it('is refused at its exact place when it cannot be read', async () => {
    const { call } = await openWorld();
    const audience = { all: [{ any: [trait('size', 'more', 5), { of: 'risk', is: 'more', value: 'two' }] }] };
    const { status, body } = await call('POST', '/v1/campaigns', { ...draft, audience });
    expect([status, body.code]).toEqual([400, 'invalid']);
    expect(body.fields).toEqual({ 'audience.all.0.any.1.value': 'write a number' });
  });

  it('is refused without harm however deep or long it is', async () => {
    const { call } = await openWorld();
    const deep = (depth: number) => `${'{"all":['.repeat(depth)}${']}'.repeat(depth)}`;
    const long = JSON.stringify({ any: Array(10_000).fill(trait('size', 'more', 5)) });
    const send = (audience: string) =>
      call(
        'POST',
        '/v1/campaigns',
        JSON.stringify({ ...draft, audience: 0 }).replace('"audience":0', `"audience":${audience}`),
      );
    for (const audience of [deep(11), long]) {
      const { status, body } = await send(audience);
      expect([status, body.code, Object.keys(body.fields).length]).toEqual([400, 'invalid', 1]);
    }
    const { status, body } = await send(deep(20_000));
    expect([status, body.code]).toEqual([400, 'invalid']);
  });

  it('may be saved half-written and is published only when each value fits its operator', async () => {
    const { publish } = await openWorld();
    const { status, body } = await publish({
      all: [trait('size', 'more', '5'), { any: [trait('size', 'one-of', [])] }],
    });
    expect([status, body.code]).toEqual([400, 'invalid']);
    expect(Object.keys(body.fields)).toEqual(['audience.all.0.value', 'audience.all.1.any.0.value']);
  });

  it('is held against what was really sent, at once after it was sent', async () => {
    const { publish, put } = await openWorld();
    const audience = { all: [trait('industry', 'more', 5)] };
    const refused = await publish(audience);
    expect(refused.status).toBe(400);
    expect(refused.body.fields).toEqual({
      'audience.all.0.is': 'the account’s industry was only ever sent as text: “is more than” wants a number',
    });
    await put('bolt', { industry: 7 });
    expect((await publish(audience)).status).toBe(200);
  });

  it('is published with a warning where it names what was never sent', async () => {
    const { publish } = await openWorld();
    const event = { of: 'event', name: 'report.shared', by: 'user', days: 7, is: 'more', value: 1 };
    const { status, body } = await publish({ any: [trait('plan_type', 'equal', 'x'), event] });
    expect([status, body.status]).toEqual([200, 'live']);
    expect(body.warnings).toEqual({
      'audience.any.0.trait': 'no account trait plan_type was ever sent',
      'audience.any.1.name': 'no event report.shared was ever sent',
    });
    expect((await publish({ all: [trait('size', 'more', 5)] })).body).not.toHaveProperty('warnings');
  });

  it('may be of a language: a page that speaks it may claim its lease', async () => {
    const { publish, call } = await openWorld();
    await call('PUT', '/v1/policy', { version: 0, adoptionThreshold: 0, holdout: 0 });
    await publish({ of: 'locale', is: 'one-of', value: ['pt'] });
    const open = async (locale: string) =>
      (await call('POST', '/v1/session', { user: { id: 'ann' }, account: { id: 'acme' }, locale }, 'pk_dev')).body
        .leases;
    expect(await open('de')).toEqual([]);
    const [lease] = await open('pt-BR');
    expect((await call('POST', '/v1/claim', { leaseId: lease.id }, 'pk_dev')).body).toMatchObject({ granted: true });
  });

  it('says in the trace which condition kept somebody out', async () => {
    const { publish, call } = await openWorld();
    await publish({ all: [trait('size', 'at-least', 50), { any: [trait('industry', 'equal', 'retail')] }] });
    const asked = { userId: 'ann', accountId: 'acme', placement: 'billing-page', explain: true };
    const { body } = await call('POST', '/v1/decide', asked);
    expect(body.reason).toMatchObject({ gate: 'audience', code: 'no-match' });
    expect(body.trace[0].saw).toEqual({
      tier: 'starter',
      role: null,
      failed: [{ condition: 'account’s industry is retail', value: 'health', at: 'all.1.any.0' }],
    });
  });
});
