import { gzipSync } from 'node:zlib';
import { type JWTPayload, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createTokens } from '../decisions/token.ts';
import { createWorld, NOON } from '../tests/world.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();
const usage = (id: string, more: object = {}) => ({
  type: 'usage',
  id,
  accountId: 'a',
  userId: 'u',
  name: 'reports',
  ...more,
});

async function createSender() {
  const world = await createWorld();
  const send = async (events: unknown[], { key = 'sk_dev', ...more }: { key?: string; sentAt?: string } = {}) =>
    await world.call('POST', '/v1/events', { events, ...more }, key);
  const statuses = async (events: unknown[], options?: { key?: string; sentAt?: string }) =>
    (await send(events, options)).body.results.map(({ status }: { status: string }) => status);
  const stored = async (accountId = 'a') => await world.store.events.listOfAccount('dev', accountId);
  const account = async (id = 'a') => (await world.call('GET', `/v1/accounts/${encodeURIComponent(id)}`)).body;
  return { ...world, send, statuses, stored, account };
}

describe('POST /v1/events', () => {
  it('counts what was used', async () => {
    const { statuses, account } = await createSender();
    expect(await statuses([usage('1', { name: 'api_calls', quantity: 7 }), usage('2', { name: 'api_calls' })])).toEqual(
      ['accepted', 'accepted'],
    );
    expect((await account()).usage.api_calls).toMatchObject({ used: 8, resetsAt: '2026-12-01T00:00:00.000Z' });
  });

  it('counts an id once, inside a batch, across batches and when a retry changes its time', async () => {
    const { statuses, account } = await createSender();
    const call = (id: string, at = NOON) => usage(id, { name: 'api_calls', at: iso(at) });
    expect(await statuses([call('1'), call('1'), call('2')])).toEqual(['accepted', 'duplicate', 'accepted']);
    expect(await statuses([call('2', NOON - DAY), call('3')])).toEqual(['duplicate', 'accepted']);
    expect((await account()).usage.api_calls.used).toBe(3);
  });

  it('counts the same id of two accounts and of two environments apart', async () => {
    const { statuses } = await createSender();
    expect(await statuses([usage('1'), usage('1', { accountId: 'b' })])).toEqual(['accepted', 'accepted']);
    expect(await statuses([usage('1')], { key: 'sk_prod' })).toEqual(['accepted']);
  });

  it('counts each id once when many requests with the same events come at the same time', async () => {
    const { statuses, account } = await createSender();
    const batch = Array.from({ length: 50 }, (_, index) =>
      usage(`e${index}`, { name: 'api_calls', accountId: `a${index % 3}` }),
    );
    const answers = await Promise.all(Array.from({ length: 8 }, () => statuses(batch)));
    expect(answers.flat().filter((status) => status === 'accepted')).toHaveLength(50);
    const used = await Promise.all(['a0', 'a1', 'a2'].map(async (id) => (await account(id)).usage.api_calls.used));
    expect(used).toEqual([17, 17, 16]);
  });

  it('refuses bad events with a sentence each and takes their neighbours', async () => {
    const { send } = await createSender();
    const bad = [
      null,
      'text',
      { id: 'x1' },
      usage('', {}),
      usage('nul\u0000'),
      usage('half \ud800'),
      usage('x'.repeat(257)),
      usage('x2', { name: 'n'.repeat(257) }),
      usage('x3', { quantity: -1 }),
      usage('x4', { quantity: 1.5 }),
      usage('x5', { quantity: '3' }),
      usage('x6', { quantity: 2 ** 53 }),
      usage('x7', { at: 'yesterday' }),
      usage('x8', { accountId: 5 }),
      { type: 'plan', id: 'x9', accountId: 'a', tier: 'gold', mrr: 1, currency: 'usd' },
      { type: 'traits', of: 'user', id: 'x10', accountId: 'a', traits: {} },
      { type: 'nothing', id: 'x11', accountId: 'a' },
      { type: 'level', id: 'x12', accountId: 'a', limit: 'seats', value: -1 },
      { type: 'nudge', id: 'x13', accountId: 'a', what: 'seen', campaignId: 'c' },
    ];
    const { status, body } = await send([usage('good1'), ...bad, usage('good2')]);
    expect(status).toBe(200);
    const results: { id: string | null; status: string; problem?: string }[] = body.results;
    expect(results.map((result) => result.status)).toEqual(['accepted', ...bad.map(() => 'rejected'), 'accepted']);
    expect(results.slice(1, -1).every(({ problem }) => typeof problem === 'string' && problem.length > 8)).toBe(true);
    expect(results[3]?.id).toBe('x1');
    expect(results[1]?.id).toBeNull();
  });

  it('keeps odd but legal ids exactly', async () => {
    const { statuses, stored } = await createSender();
    const odd = ['a/b', '"quoted\'', '🎈🎈', '%00', ' ', '__proto__', 'constructor', 'ü'.repeat(128)];
    expect(await statuses(odd.map((id) => usage(id, { accountId: 'ünï/"🎈', name: id, userId: id })))).toEqual(
      odd.map(() => 'accepted'),
    );
    expect(new Set((await stored('ünï/"🎈')).map(({ id }) => id))).toEqual(new Set(odd));
  });

  it('moves fields it does not know under properties, the own ones winning', async () => {
    const { statuses, stored } = await createSender();
    await statuses([usage('1', { color: 'red', size: 5, properties: { size: 6 } })]);
    expect((await stored())[0]?.properties).toEqual({ color: 'red', size: 6 });
  });

  it('keeps a level of an unknown limit as a plain event', async () => {
    const { statuses, stored } = await createSender();
    expect(await statuses([{ type: 'level', id: '1', accountId: 'a', limit: 'gold', value: 3 }])).toEqual(['accepted']);
    expect((await stored())[0]?.body).toEqual({ type: 'level', limit: 'gold', value: 3 });
  });
});

describe('the time of an event', () => {
  it('is that of receipt when none is given', async () => {
    const { statuses, stored } = await createSender();
    await statuses([usage('1')]);
    expect((await stored())[0]?.at).toBe(NOON);
  });

  it('is shifted by a wrong clock, and left alone below five seconds', async () => {
    const { statuses, stored } = await createSender();
    const hour = 60 * MINUTE;
    await statuses([usage('1', { at: iso(NOON + hour - 1000) })], { sentAt: iso(NOON + hour) });
    await statuses([usage('2', { at: iso(NOON - 60_000) })], { sentAt: iso(NOON - 5000) });
    await statuses([usage('3', { at: iso(NOON - 60_000) })], { sentAt: iso(NOON - 5001) });
    const at = new Map((await stored()).map((event) => [event.id, event.at]));
    expect([at.get('1'), at.get('2'), at.get('3')]).toEqual([NOON - 1000, NOON - 60_000, NOON - 60_000 + 5001]);
  });

  it('is clamped up to five minutes ahead and refused beyond, after the shift', async () => {
    const { statuses, stored } = await createSender();
    const at = (ms: number) => ({ at: iso(NOON + ms) });
    expect(await statuses([usage('1', at(5 * MINUTE)), usage('2', at(5 * MINUTE + 1))])).toEqual([
      'accepted',
      'rejected',
    ]);
    expect((await stored())[0]?.at).toBe(NOON);
    expect(await statuses([usage('3', at(DAY))], { sentAt: iso(NOON + DAY) })).toEqual(['accepted']);
    expect(await statuses([usage('4', at(-DAY))], { sentAt: iso(NOON - DAY - 6 * MINUTE) })).toEqual(['rejected']);
  });

  it('may be ancient from a server, and up to seven days old from a browser', async () => {
    const { statuses } = await createSender();
    const old = [usage('1', { at: '1999-01-01T00:00:00Z' }), usage('2', { at: iso(NOON - 7 * DAY) })];
    expect(await statuses(old, { key: 'pk_dev' })).toEqual(['rejected', 'accepted']);
    expect(await statuses(old)).toEqual(['accepted', 'duplicate']);
  });
});

describe('a public key', () => {
  it('sets no plan, no protected trait and no nudge that was not issued', async () => {
    const { send, account } = await createSender();
    const { body } = await send(
      [
        { type: 'plan', id: '1', accountId: 'a', tier: 'pro', mrr: 5, currency: 'usd' },
        { type: 'traits', of: 'account', id: '2', accountId: 'a', traits: { tier: 'pro', size: 5 } },
        { type: 'nudge', id: '3', accountId: 'a', userId: 'u', what: 'shown', decisionId: 'forged' },
        { type: 'nudge', id: '4', accountId: 'a', userId: 'u', what: 'shown', campaignId: 'c' },
      ],
      { key: 'pk_dev' },
    );
    expect(body.results).toMatchObject([
      { status: 'rejected' },
      { status: 'accepted', problem: expect.stringContaining('tier') },
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    expect(await account()).toMatchObject({ tier: null, traits: { size: 5 } });
    expect((await account()).traits.tier).toBeUndefined();
  });

  it('may send a nudge with a decision issued to the same user of the same account', async () => {
    const { statuses, deps } = await createSender();
    const facts = {
      campaignId: 'c',
      version: 1,
      variant: 0,
      outcome: 'show' as const,
      cause: 'trigger' as const,
      threshold: null,
      issuedAt: NOON,
    };
    const who = { environmentId: 'dev', accountId: 'a', userId: 'u' };
    const decisionId = createTokens(deps.secret).issueDecision(who, facts);
    const nudge = (id: string, userId: string) => ({
      type: 'nudge',
      id,
      accountId: 'a',
      userId,
      what: 'shown',
      decisionId,
    });
    expect(await statuses([nudge('1', 'u'), nudge('2', 'v')], { key: 'pk_dev' })).toEqual(['accepted', 'rejected']);
  });

  it('of a production environment wants a token', async () => {
    const { send } = await createSender();
    expect((await send([usage('1')], { key: 'pk_prod' })).status).toBe(401);
  });
});

describe('the size of a request', () => {
  it('is at most 1,000 events; more are refused whole', async () => {
    const { send, stored } = await createSender();
    const answer = await send(Array.from({ length: 1001 }, (_, index) => usage(`${index}`)));
    expect([answer.status, answer.body.code]).toEqual([413, 'too_large']);
    expect(await stored()).toEqual([]);
    expect((await send(Array.from({ length: 1000 }, (_, index) => usage(`${index}`)))).status).toBe(200);
    expect(await stored()).toHaveLength(1000);
  });

  it('is at most 1 MiB after decompression', async () => {
    const { app, stored } = await createSender();
    const body = gzipSync(JSON.stringify({ events: [usage('1', { properties: { text: 'x'.repeat(1024 * 1024) } })] }));
    const headers = { authorization: 'Bearer sk_dev', 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect(body.length).toBeLessThan(10_000);
    expect((await app.request('/v1/events', { method: 'POST', headers, body })).status).toBe(413);
    expect(await stored()).toEqual([]);
    const small = gzipSync(JSON.stringify({ events: [usage('1')] }));
    expect((await app.request('/v1/events', { method: 'POST', headers, body: small })).status).toBe(200);
  });

  it('takes a public key inside a text body, as beacons send it', async () => {
    const { app, stored } = await createSender();
    const body = JSON.stringify({ key: 'pk_dev', events: [usage('1')] });
    const answer = await app.request('/v1/events', { method: 'POST', headers: { 'content-type': 'text/plain' }, body });
    expect(answer.status).toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  it('answers broken JSON and wrong shapes with a problem', async () => {
    const { call } = await createSender();
    for (const body of ['{', '[]', '5', '{"events":5}', '{"events":[],"sentAt":"soon"}']) {
      const answer = await call('POST', '/v1/events', body);
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid']);
    }
    expect((await call('POST', '/v1/events', { events: [] }, 'sk_none')).status).toBe(401);
  });
});

describe('a zone', () => {
  it('that a trait changes counts the days anew', async () => {
    const { statuses, account } = await createSender();
    const call = (id: string, at: string) => usage(id, { name: 'api_calls', at });
    await statuses([call('1', '2026-11-01T05:00:00Z'), call('2', '2026-11-15T05:00:00Z')]);
    expect((await account()).usage.api_calls.used).toBe(2);
    await statuses([
      { type: 'traits', of: 'account', id: '3', accountId: 'a', traits: { timezone: 'America/Los_Angeles' } },
    ]);
    expect((await account()).usage.api_calls.used).toBe(1);
  });
});

describe('a signed identity', () => {
  async function createSigned() {
    const sender = await createSender();
    const { secret } = await sender.nouns.identities.add('prod', 'HS256', null, 'test');
    const sign = async (claims: JWTPayload) =>
      await new SignJWT({ accountId: 'a', ...claims })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject('u')
        .setExpirationTime(Math.floor(NOON / 1000) + 3600)
        .sign(Buffer.from(secret ?? ''));
    const post = async (events: unknown[], token: string) =>
      await sender.call('POST', '/v1/events', { events }, 'pk_prod', { 'x-uptier-identity': token });
    return { ...sender, sign, post };
  }

  it('sends events of its own user and account, and nobody else', async () => {
    const { post, sign } = await createSigned();
    const token = await sign({});
    const own = await post([usage('1'), usage('2', { userId: undefined }), usage('3', { userId: 'v' })], token);
    expect(own.body.results.map(({ status }: { status: string }) => status)).toEqual([
      'accepted',
      'accepted',
      'rejected',
    ]);
    expect((await post([usage('4', { accountId: 'b' })], token)).status).toBe(401);
    expect((await post([usage('5')], `${token}x`)).status).toBe(401);
  });

  it('may set protected traits that it claims, and no others', async () => {
    const { post, sign, call } = await createSigned();
    const traits = {
      type: 'traits',
      of: 'user',
      id: '1',
      accountId: 'a',
      userId: 'u',
      traits: { role: 'admin', team: 'x' },
    };
    const { body } = await post(
      [traits, { ...traits, id: '2', traits: { role: 'owner' } }],
      await sign({ role: 'admin' }),
    );
    expect(body.results).toMatchObject([
      { status: 'accepted' },
      { status: 'accepted', problem: expect.stringContaining('role') },
    ]);
    const user = await call('GET', '/v1/accounts/a/users/u', undefined, 'sk_prod');
    expect(user.body.traits).toEqual({ role: 'admin', team: 'x' });
  });
});
