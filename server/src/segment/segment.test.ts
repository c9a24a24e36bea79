import { gzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { Analytics } from '@segment/analytics-node';
import { SignJWT } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, NOON } from '../tests/world.ts';

const HOUR = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();

async function createSender() {
  const world = await createWorld();
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const answer = await world.app.request(`/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: body instanceof Uint8Array ? body : JSON.stringify(body),
    });
    return { status: answer.status, body: JSON.parse(await answer.text()) };
  };
  const batch = async (items: unknown[], more: object = {}) =>
    await post('batch', { writeKey: 'sk_dev', batch: items, ...more });
  const events = async (accountId: string) => await world.store.events.listOfAccount('dev', accountId);
  const used = async (accountId: string) =>
    (await world.call('GET', `/v1/accounts/${accountId}`)).body?.usage?.api_calls?.used;
  return { ...world, post, batch, events, used };
}
const track = (id: string, more: object = {}) => ({
  ...{ type: 'track', messageId: id, userId: 'u', event: 'api_calls', timestamp: iso(NOON) },
  ...more,
});
const inGroup = (groupId: string) => ({ context: { groupId } });
const success = { status: 200, body: { success: true } };

describe('the Segment wire', () => {
  it('answers success at every address, with the key in the body, in Basic or as Bearer', async () => {
    const { post, events } = await createSender();
    const names = ['track', 'identify', 'group', 'page', 'screen', 'alias', 'batch', 'import'];
    for (const name of [...names, ...'tigpsabm']) {
      const item = { ...track(`m-${name}`), ...inGroup('acme'), groupId: 'acme', previousId: 'old', batch: [] };
      expect([name, await post(name, { ...item, writeKey: 'sk_dev' })]).toEqual([name, success]);
    }
    const basic = `Basic ${Buffer.from('sk_dev:').toString('base64')}`;
    expect(await post('track', { ...track('b1'), ...inGroup('acme') }, { authorization: basic })).toEqual(success);
    expect(await post('track', { ...track('b2'), ...inGroup('acme') }, { authorization: 'Bearer pk_dev' })).toEqual(
      success,
    );
    expect((await post('track', track('b3'))).status).toBe(401);
    expect((await post('track', { ...track('b4'), writeKey: 'nope' })).status).toBe(401);
    const ids = (await events('acme')).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['m-track', 'm-t', 'm-page', 'm-p', 'm-screen', 'm-s', 'b1', 'b2']));
  });

  it('reads text bodies, and gzip under any content type', async () => {
    const { post, used } = await createSender();
    const item = (id: string) => ({ ...track(id), ...inGroup('acme'), writeKey: 'sk_dev' });
    expect(await post('t', item('1'), { 'content-type': 'text/plain' })).toEqual(success);
    expect(await post('t', gzipSync(JSON.stringify(item('2'))), { 'content-type': 'text/plain' })).toEqual(success);
    const zipped = { 'content-type': 'application/octet-stream', 'content-encoding': 'gzip' };
    expect(await post('t', gzipSync(JSON.stringify(item('3'))), zipped)).toEqual(success);
    expect(await used('acme')).toBe(3);
  });

  it('counts quantity, once per messageId, and aliases of the catalog', async () => {
    const { batch, used, call } = await createSender();
    const items = [
      track('1', { properties: { quantity: 5 } }),
      track('1', { properties: { quantity: 5 } }),
      track('2'),
      track('3', { properties: { quantity: -5 } }),
      track('4', { event: 'Feature Used', properties: { feature: 'exports' } }),
      track('5', { event: 'Feature Used', properties: { feature: 'reports' } }),
    ];
    await batch(items, inGroup('acme'));
    await batch(items, inGroup('acme'));
    expect(await used('acme')).toBe(6);
    await call('POST', '/v1/accounts/acme/plan', { id: 'p', tier: 'starter', mrr: 1, currency: 'usd' });
    expect((await call('GET', '/v1/accounts/acme')).body.adoption).toMatchObject({ used: 1, total: 2 });
  });

  it("finds the account by context.groupId, else by the user's last group, else keeps the event aside", async () => {
    const { batch, used, store } = await createSender();
    await batch([track('1')]);
    expect(await used('acme')).toBeUndefined();
    await batch([
      { type: 'group', messageId: 'g', userId: 'u', groupId: 'acme', traits: { name: 'Acme' }, timestamp: iso(NOON) },
      track('2'),
      track('3', { userId: 'v' }),
      track('4', inGroup('other')),
    ]);
    await batch([track('5')]);
    expect([await used('acme'), await used('other')]).toEqual([2, 1]);
    const aliases = await store.segment.listGroups('dev', ['u', 'v']);
    expect(aliases.map(({ userId, accountId }) => [userId, accountId])).toEqual([['u', 'acme']]);
  });

  it('tells an account who its user is when that was said before the group', async () => {
    const { batch, call, used } = await createSender();
    await batch([{ type: 'identify', messageId: '1', userId: 'u', traits: { role: 'admin' } }, track('2')]);
    const group = { type: 'group', userId: 'u', groupId: 'acme' };
    await batch([
      { type: 'identify', messageId: '3', userId: 'u', traits: { locale: 'de' } },
      { ...group, messageId: '4' },
    ]);
    await batch([{ ...group, messageId: '5' }]);
    expect((await call('GET', '/v1/accounts/acme/users/u')).body.traits).toEqual({ role: 'admin', locale: 'de' });
    expect(await used('acme')).toBe(0);
  });

  it('keeps the group with the newest time when calls arrive out of order', async () => {
    const { batch, used } = await createSender();
    const group = (id: string, groupId: string, at: number) => ({
      type: 'group',
      messageId: id,
      userId: 'u',
      groupId,
      timestamp: iso(at),
    });
    await batch([group('1', 'new', NOON)]);
    await batch([group('2', 'old', NOON - HOUR)]);
    await batch([track('3')]);
    expect([await used('new'), await used('old')]).toEqual([1, 0]);
  });

  it('knows an anonymous visitor under the user it became', async () => {
    const { batch, events } = await createSender();
    const anonymous = { userId: undefined, anonymousId: 'anon' };
    await batch([
      { type: 'group', messageId: 'g', anonymousId: 'anon', groupId: 'acme' },
      { type: 'identify', messageId: 'i', anonymousId: 'anon', userId: 'u', traits: { role: 'admin' } },
      track('1'),
      track('2', anonymous),
    ]);
    await batch([{ type: 'alias', messageId: 'a', previousId: 'u', userId: 'u2' }]);
    await batch([track('3')]);
    const users = new Map((await events('acme')).map(({ id, userId }) => [id, userId]));
    expect([users.get('1'), users.get('2'), users.get('3')]).toEqual(['u', 'u', 'u2']);
  });

  it('lets no browser take over the name of another user', async () => {
    const { batch, post, events } = await createSender();
    await batch([{ type: 'group', messageId: 'g', userId: 'u', groupId: 'acme' }]);
    const taken = { userId: 'thief', previousId: 'u', anonymousId: 'u' };
    for (const path of ['alias', 'identify']) await post(path, { writeKey: 'pk_dev', messageId: path, ...taken });
    await batch([track('1')]);
    expect((await events('acme')).find(({ id }) => id === '1')?.userId).toBe('u');
  });

  it('sets traits; a plan from a browser is not one', async () => {
    const { batch, call, post } = await createSender();
    await batch([
      { type: 'group', messageId: '1', userId: 'u', groupId: 'acme', traits: { industry: 'health', plan: 'pro' } },
      { type: 'identify', messageId: '2', userId: 'u', traits: { role: 'admin' } },
    ]);
    await post('group', {
      messageId: '3',
      userId: 'u',
      groupId: 'acme',
      traits: { plan: 'starter', size: 4 },
      writeKey: 'pk_dev',
    });
    expect((await call('GET', '/v1/accounts/acme')).body).toMatchObject({
      tier: 'pro',
      traits: { industry: 'health', size: 4 },
    });
    expect((await call('GET', '/v1/accounts/acme/users/u')).body.traits).toEqual({ role: 'admin' });
  });

  it('corrects time by sentAt and falls back to originalTimestamp', async () => {
    const { batch, events } = await createSender();
    const late = { timestamp: undefined, originalTimestamp: iso(NOON + HOUR - 1000) };
    await batch([track('1', late)], { ...inGroup('acme'), sentAt: iso(NOON + HOUR) });
    await batch([track('2', { timestamp: iso(NOON - HOUR) }), track('3', { timestamp: undefined })], inGroup('acme'));
    const at = new Map((await events('acme')).map((event) => [event.id, event.at]));
    expect([at.get('1'), at.get('2'), at.get('3')]).toEqual([NOON - 1000, NOON - HOUR, NOON]);
  });

  it('takes 2,500 items and refuses more whole', async () => {
    const { batch, used } = await createSender();
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        type: 'track',
        messageId: `${index}`,
        userId: 'u',
        event: 'api_calls',
      }));
    expect((await batch(many(2501), inGroup('acme'))).status).toBe(413);
    expect(await used('acme')).toBeUndefined();
    expect(await batch(many(2500), inGroup('acme'))).toEqual(success);
    expect(await used('acme')).toBe(2500);
  });

  it('lets no nonsense sink its neighbours', async () => {
    const { batch, used } = await createSender();
    const nonsense = [null, 5, 'x', {}, { type: 'odd' }, { type: 'track' }, track('x', { event: 7 }), track('\u0000')];
    expect(await batch([...nonsense, track('good')], inGroup('acme'))).toEqual(success);
    expect(await used('acme')).toBe(1);
  });

  it('wants a token from browsers of a production environment', async () => {
    const { post } = await createSender();
    expect((await post('t', { ...track('1'), ...inGroup('acme'), writeKey: 'pk_prod' })).status).toBe(401);
    const forged = { context: { groupId: 'acme', identityToken: 'a.b.c' } };
    expect((await post('t', { ...track('1'), ...forged, writeKey: 'pk_dev' })).status).toBe(401);
  });

  it('takes the account from a valid token, and refuses a call for another', async () => {
    const { post, nouns, call, store } = await createSender();
    const { secret } = await nouns.identities.add('prod', 'HS256', null, 'test');
    const identityToken = await new SignJWT({ accountId: 'acme' })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject('u')
      .setExpirationTime(Math.floor(NOON / 1000) + 3600)
      .sign(Buffer.from(secret));
    const signed = { writeKey: 'pk_prod', context: { identityToken } };
    expect(await post('t', { ...track('1'), ...signed })).toEqual(success);
    const anonymous = { userId: undefined, anonymousId: 'anon' };
    expect(await post('b', { ...signed, batch: [track('2'), track('3', anonymous)] })).toEqual(success);
    expect((await post('t', { ...track('4', { userId: 'v' }), ...signed })).status).toBe(401);
    const other = { writeKey: 'pk_prod', context: { identityToken, groupId: 'other' } };
    expect((await post('b', { ...other, batch: [track('5')] })).status).toBe(401);
    expect((await call('GET', '/v1/accounts/acme', undefined, 'sk_prod')).body.usage.api_calls.used).toBe(3);
    const events = await store.events.listOfAccount('prod', 'acme');
    expect(events.map(({ userId, source }) => [userId, source])).toEqual(Array(3).fill(['u', 'signed']));
  });

  it('points the browser library at the address it asked', async () => {
    const { app } = await createSender();
    const answer = await app.request('http://uptier.example:4400/v1/projects/pk_dev/settings');
    expect(await answer.json()).toMatchObject({
      integrations: { 'Segment.io': { apiKey: 'pk_dev', apiHost: 'uptier.example:4400/v1', protocol: 'http' } },
    });
    expect((await app.request('/v1/projects/nope/settings')).status).toBe(404);
  });
});

describe("Segment's own client for Node", () => {
  let close: (() => void) | undefined;
  afterEach(() => close?.());

  it('moves a meter', async () => {
    const { app, used, call, clock } = await createSender();
    clock.now = Date.now();
    const port = await new Promise<number>((resolve) => {
      const server = serve({ fetch: app.fetch, port: 0 }, (info) => resolve(info.port));
      close = () => server.close();
    });
    const errors: unknown[] = [];
    const client = new Analytics({ writeKey: 'sk_dev', host: `http://127.0.0.1:${port}`, flushInterval: 10 });
    client.on('error', (error) => errors.push(error));
    client.group({ userId: 'u', groupId: 'acme', traits: { industry: 'health' } });
    client.identify({ userId: 'u', traits: { role: 'owner' } });
    for (let index = 0; index < 40; index++)
      client.track({ userId: 'u', event: 'api_calls', properties: { quantity: 2 } });
    client.page({ userId: 'u', name: 'Home' });
    await client.closeAndFlush();
    expect(errors).toEqual([]);
    expect(await used('acme')).toBe(80);
    expect((await call('GET', '/v1/accounts/acme/users/u')).body.traits).toEqual({ role: 'owner' });
  });
});

describe('erasing', () => {
  const traits = { email: 'u@example.com' };
  const speak = async () => {
    const sender = await createSender();
    await sender.batch([
      { type: 'identify', messageId: 'i', userId: 'u', traits },
      { type: 'identify', messageId: 'j', userId: 'other', traits },
      { type: 'group', messageId: 'g', userId: 'u', groupId: 'acme' },
    ]);
    const loose = async (userId: string) => await sender.store.segment.listLoose('dev', userId);
    expect(await loose('u')).toHaveLength(1);
    return { ...sender, loose };
  };

  it.each(['/v1/accounts/acme/users/u', '/v1/accounts/acme'])(
    'reaches what was kept before the account was known: %s',
    async (path) => {
      const { call, loose } = await speak();
      expect((await call('DELETE', path)).status).toBe(200);
      expect(await loose('u')).toEqual([]);
      expect(await loose('other')).toHaveLength(1);
    },
  );
});
