import { describe, expect, it } from 'vitest';
import { createWorld, NOON } from '../tests/world.ts';

const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();
const at = (id: string) => `/v1/accounts/${encodeURIComponent(id)}`;

describe('an account', () => {
  it('comes to be by its first upsert, and merges traits', async () => {
    const { call } = await createWorld();
    expect((await call('GET', at('a'))).status).toBe(404);
    await call('PUT', at('a'), { traits: { name: 'Acme', size: 5 } });
    const { status, body } = await call('PUT', at('a'), { traits: { size: 6 } });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'a',
      tier: null,
      seats: null,
      mrr: null,
      traits: { name: 'Acme', size: 6 },
      muted: null,
    });
    expect((await call('PUT', at('b'), {})).status).toBe(200);
    expect((await call('GET', at('b'))).body.traits).toEqual({});
  });

  it('may have any legal id', async () => {
    const { call } = await createWorld();
    for (const id of ['a/b', '"quoted\'', '🎈', '%2F', 'a b?c#d', '__proto__']) {
      expect((await call('PUT', at(id), { traits: { x: id } })).body).toMatchObject({ id, traits: { x: id } });
      expect((await call('GET', at(id))).body.id).toBe(id);
    }
    expect((await call('GET', '/v1/accounts/a%00b')).status).toBe(400);
    expect((await call('GET', at('x'.repeat(257)))).status).toBe(400);
    for (const path of ['/v1/accounts/%zz', '/v1/accounts/%ff/entitlements', '/v1/accounts/a/users/%'])
      expect((await call('GET', path)).status).toBe(400);
    expect((await call('PUT', '/v1/accounts/%zz', {})).body).toMatchObject({ status: 400, code: 'invalid' });
    expect((await call('GET', at('%zz'))).status).toBe(404);
  });

  it('is closed to public keys and unknown ones', async () => {
    const { call } = await createWorld();
    expect((await call('GET', at('a'), undefined, 'pk_dev')).body).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await call('GET', at('a'), undefined, 'sk_none')).status).toBe(401);
    await call('PUT', at('a'), {});
    expect((await call('GET', at('a'), undefined, 'sk_prod')).status).toBe(404);
  });

  it('is scored with the weights of the policy', async () => {
    const { call } = await createWorld();
    await call('POST', `${at('a')}/plan`, { id: 'p', tier: 'starter', mrr: 19_900, currency: 'usd' });
    await call('POST', '/v1/events', { events: [{ id: 'e', type: 'usage', accountId: 'a', name: 'reports' }] });
    expect((await call('GET', at('a'))).body.readiness.score).toBeNull();
    const policy = (await call('GET', '/v1/policy')).body;
    const weights = { usage: 0, adoption: 100, engagement: 0, satisfaction: 0, team: 0, budget: 0, whitespace: 0 };
    const put = (readinessWeights: object) => call('PUT', '/v1/policy', { ...policy, readinessWeights });
    expect((await put({ ...weights, usage: 1 })).status).toBe(400);
    expect((await put(weights)).status).toBe(200);
    expect((await call('GET', at('a'))).body.readiness).toMatchObject({ score: 50, coverage: 1, band: 'nurture' });
  });

  it('is muted and unmuted, and no longer muted after the day named', async () => {
    const { call, clock } = await createWorld();
    const muted = { reason: 'renewal talks', until: '2026-12-01T00:00:00.000Z' };
    expect((await call('PUT', at('a'), { muted })).body.muted).toEqual(muted);
    expect((await call('PUT', at('a'), { traits: { x: 1 } })).body.muted).toEqual(muted);
    expect((await call('PUT', at('a'), { muted: null })).body.muted).toBeNull();
    await call('PUT', at('a'), { muted });
    clock.now = Date.parse('2026-12-02T00:00:00.000Z');
    expect((await call('GET', at('a'))).body.muted).toBeNull();
    expect((await call('PUT', at('a'), { muted: { reason: '' } })).status).toBe(400);
  });

  it('is gone after it was erased, and can begin anew', async () => {
    const { call, store } = await createWorld();
    await call('PUT', at('a'), { traits: { x: 1 } });
    await call('PUT', at('b'), {});
    expect((await call('DELETE', at('a'))).status).toBe(200);
    expect((await call('GET', at('a'))).status).toBe(404);
    expect((await call('DELETE', at('a'))).status).toBe(404);
    expect(await store.events.listOfAccount('dev', 'a')).toEqual([]);
    expect((await call('PUT', at('a'), {})).body.traits).toEqual({});
    expect((await call('GET', at('b'))).status).toBe(200);
  });

  it('tells a server what it may use', async () => {
    const { call } = await createWorld();
    await call('POST', `${at('a')}/plan`, { id: 'p', tier: 'starter', mrr: 19900, currency: 'usd' });
    expect((await call('GET', `${at('a')}/entitlements`)).body.entitlements).toEqual({
      reports: { allowed: true, reason: 'included' },
      exports: { allowed: true, reason: 'included' },
      sso: { allowed: false, reason: 'not-in-tier' },
    });
  });
});

describe('a user', () => {
  it('is made, merged and read', async () => {
    const { call } = await createWorld();
    const path = `${at('a')}/users/${encodeURIComponent('u/1')}`;
    expect((await call('GET', path)).status).toBe(404);
    await call('PUT', path, { traits: { role: 'admin', name: 'Ann' } });
    expect((await call('PUT', path, { traits: { role: 'owner' } })).body).toEqual({
      id: 'u/1',
      traits: { role: 'owner', name: 'Ann' },
      lastActiveAt: null,
    });
    expect((await call('GET', `${at('a')}/users`)).body.users).toHaveLength(1);
  });

  it('is erased as a person while what was used stays counted', async () => {
    const { call, store } = await createWorld();
    const events = [
      { type: 'usage', id: '1', accountId: 'a', userId: 'u', name: 'api_calls', quantity: 4 },
      { type: 'usage', id: '2', accountId: 'a', userId: 'v', name: 'api_calls', quantity: 3 },
      { type: 'traits', of: 'user', id: '3', accountId: 'a', userId: 'u', traits: { email: 'u@example.com' } },
    ];
    await call('POST', '/v1/events', { events });
    expect((await call('DELETE', `${at('a')}/users/u`)).status).toBe(200);
    expect((await call('GET', `${at('a')}/users/u`)).status).toBe(404);
    expect((await call('GET', `${at('a')}/users/v`)).status).toBe(200);
    expect((await call('GET', at('a'))).body.usage.api_calls.used).toBe(7);
    expect(JSON.stringify(await store.events.listOfAccount('dev', 'a'))).not.toContain('u@example.com');
    const { body } = await call('POST', '/v1/events', { events });
    expect(body.results.map(({ status }: { status: string }) => status)).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
    ]);
  });
});

describe('a plan', () => {
  const plan = (id: string, tier: string, mrr: number, when = NOON, more: object = {}) => ({
    ...{ id, tier, mrr, currency: 'usd', at: iso(when) },
    ...more,
  });

  it('answers its movement, the same for a repeated id', async () => {
    const { call } = await createWorld();
    const first = await call('POST', `${at('a')}/plan`, plan('1', 'starter', 19900, NOON - DAY));
    expect(first.body.movement).toMatchObject({
      ...{ kind: 'new', motion: 'tier', fromTier: null, toTier: 'starter' },
      ...{ mrrBefore: 0, mrrAfter: 19900, currency: 'usd', at: iso(NOON - DAY) },
    });
    const second = await call('POST', `${at('a')}/plan`, plan('2', 'pro', 59900));
    expect(second.body.movement).toMatchObject({ kind: 'expansion', fromTier: 'starter', toTier: 'pro' });
    expect((await call('POST', `${at('a')}/plan`, plan('2', 'starter', 1))).body).toEqual(second.body);
    expect((await call('POST', `${at('a')}/plan`, plan('3', 'pro', 59900))).body).toEqual({ movement: null });
    expect((await call('GET', at('a'))).body).toMatchObject({ tier: 'pro', mrr: 59900, currency: 'usd' });
  });

  it('under the id of another event is refused, as it would set nothing', async () => {
    const { call } = await createWorld();
    const used = { id: '1', accountId: 'a', type: 'usage', name: 'reports' };
    await call('POST', '/v1/events', { events: [used] });
    const { status, body } = await call('POST', `${at('a')}/plan`, plan('1', 'starter', 100));
    expect([status, body.code, body.fields]).toEqual([409, 'conflict', { id: expect.any(String) }]);
    expect((await call('POST', `${at('a')}/plan`, plan('2', 'starter', 100))).body.movement).not.toBeNull();
  });

  it('names seats, churn and reactivation', async () => {
    const { call } = await createWorld();
    const steps = [
      plan('1', 'pro', 100, NOON - 5 * DAY, { seats: 1 }),
      plan('2', 'pro', 300, NOON - 4 * DAY, { seats: 3 }),
      plan('3', 'pro', 0, NOON - 3 * DAY, { seats: 3 }),
      plan('4', 'pro', 200, NOON - 2 * DAY, { seats: 2 }),
      plan('5', 'starter', 200, NOON - DAY, { seats: 2 }),
    ];
    for (const step of steps) await call('POST', `${at('a')}/plan`, step);
    const { body } = await call('GET', `${at('a')}/movements`);
    const kinds = body.movements.map(({ kind, motion }: { kind: string; motion: string }) => [kind, motion]);
    expect(kinds).toEqual([
      ['new', 'tier'],
      ['expansion', 'seats'],
      ['churn', 'tier'],
      ['reactivation', 'tier'],
      [null, 'tier'],
    ]);
  });

  it('that comes late rewrites the movements after it', async () => {
    const { call } = await createWorld();
    await call('POST', `${at('a')}/plan`, plan('1', 'starter', 100, NOON - 3 * DAY));
    await call('POST', `${at('a')}/plan`, plan('3', 'pro', 300, NOON - DAY));
    await call('POST', `${at('a')}/plan`, plan('2', 'pro', 300, NOON - 2 * DAY));
    const { body } = await call('GET', `${at('a')}/movements`);
    expect(body.movements.map(({ id }: { id: string }) => id)).toEqual(['1', '2']);
    expect(body.movements[1]).toMatchObject({ fromTier: 'starter', mrrBefore: 100, mrrAfter: 300 });
    expect((await call('POST', `${at('a')}/plan`, plan('3', 'pro', 300))).body).toEqual({ movement: null });
  });

  it('of an unknown tier or in the future is refused', async () => {
    const { call } = await createWorld();
    const gold = await call('POST', `${at('a')}/plan`, plan('1', 'gold', 1));
    expect(gold.body).toMatchObject({ status: 400, code: 'invalid', fields: { tier: expect.any(String) } });
    expect((await call('POST', `${at('a')}/plan`, plan('1', 'pro', 1, NOON + DAY))).status).toBe(400);
    expect((await call('POST', `${at('a')}/plan`, { id: '1', tier: 'pro', mrr: 1.5, currency: 'usd' })).status).toBe(
      400,
    );
    expect((await call('GET', at('a'))).status).toBe(404);
  });

  it('may come as a trait from a server, without saying the revenue', async () => {
    const { call } = await createWorld();
    await call('PUT', at('a'), { traits: { tier: 'starter' } });
    expect((await call('GET', at('a'))).body).toMatchObject({ tier: 'starter', mrr: null });
    await call('PUT', at('a'), { traits: { tier: 'pro' } });
    expect((await call('GET', `${at('a')}/movements`)).body.movements).toMatchObject([
      { kind: null, fromTier: null, toTier: 'starter' },
      { kind: null, fromTier: 'starter', toTier: 'pro' },
    ]);
  });
});

describe('lists', () => {
  it('page through accounts, searched and filtered', async () => {
    const { call } = await createWorld();
    for (let index = 0; index < 7; index++) {
      const path = at(`acc${index}`);
      await call('PUT', path, { traits: { name: index < 5 ? `Acme ${index}` : `Other ${index}` } });
      await call('POST', `${path}/plan`, {
        id: 'p',
        tier: index % 2 ? 'pro' : 'starter',
        mrr: 100 * (index % 3),
        currency: 'usd',
      });
    }
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await call('GET', `/v1/accounts?limit=2${next ? `&cursor=${next}` : ''}`);
      seen.push(...body.accounts.map(({ id }: { id: string }) => id));
      next = body.next;
    }
    expect(seen).toEqual(['acc5', 'acc2', 'acc4', 'acc1', 'acc6', 'acc3', 'acc0']);
    const found = await call('GET', '/v1/accounts?search=acme&tier=pro&sort=id');
    expect(found.body.accounts.map(({ id }: { id: string }) => id)).toEqual(['acc1', 'acc3']);
    expect((await call('GET', '/v1/accounts?cursor=nonsense')).status).toBe(400);
    expect((await call('GET', '/v1/accounts?limit=0')).status).toBe(400);
  });

  it('tell what happened, newest first, plans with their movements', async () => {
    const { call } = await createWorld();
    const usage = (id: string, when: number) => ({
      type: 'usage',
      id,
      accountId: 'a',
      userId: 'u',
      name: 'reports',
      at: iso(when),
    });
    await call('POST', '/v1/events', { events: [usage('1', NOON - 3), usage('2', NOON - 1)] });
    await call('POST', `${at('a')}/plan`, { id: 'p', tier: 'pro', mrr: 1, currency: 'usd', at: iso(NOON - 2) });
    const { body } = await call('GET', `${at('a')}/timeline?limit=2`);
    expect(body.events).toMatchObject([
      { id: '2', type: 'usage', name: 'reports', quantity: 1, userId: 'u', movement: null },
      { id: 'p', type: 'plan', movement: { kind: 'new', toTier: 'pro' } },
    ]);
    const rest = await call('GET', `${at('a')}/timeline?limit=2&cursor=${body.next}`);
    expect(rest.body).toMatchObject({ events: [{ id: '1' }], next: null });
  });
});
