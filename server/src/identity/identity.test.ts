import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createWorld, NOON } from '../tests/world.ts';

const HOUR = 3600;
const at = NOON / 1000;
const textKey = (secret: string) => new TextEncoder().encode(secret);

function token(claims: Record<string, unknown> = {}, exp: number | null = at + HOUR) {
  const jwt = new SignJWT({ sub: 'ada', accountId: 'acme', ...claims }).setProtectedHeader({ alg: 'HS256' });
  return exp === null ? jwt : jwt.setExpirationTime(exp);
}

async function createSigned() {
  const world = await createWorld();
  const made = await world.call('POST', '/v1/identity-secrets', {}, 'sk_prod');
  const secret: string = made.body.secret;
  const ask = async (jwt: string | null, body: object = { userId: 'ada', accountId: 'acme' }) =>
    await world.call('POST', '/v1/decide', body, 'pk_prod', jwt === null ? {} : { 'x-uptier-identity': jwt });
  return { ...world, secret, made, ask };
}

describe('an identity token', () => {
  it('is asked of public keys in production and lets them in', async () => {
    const { ask, secret } = await createSigned();
    expect((await ask(null)).body.code).toBe('identity');
    expect((await ask(await token().sign(textKey(secret)))).status).toBe(200);
  });

  it('lets a browser know which gate stopped a nudge, not what the gate saw of the account', async () => {
    const { ask, secret, call } = await createSigned();
    const draft = { name: 'To Pro', kind: 'upgrade', path: { from: 'starter', to: 'pro' } };
    const content = { en: { title: 'Go further' } };
    const shown = {
      trigger: { kind: 'placement', placement: 'home' },
      variants: [{ id: 'a', surface: 'banner', content }],
    };
    const { id } = (await call('POST', '/v1/campaigns', { ...draft, ...shown }, 'sk_prod')).body;
    await call('POST', `/v1/campaigns/${id}/publish`, {}, 'sk_prod');
    await call('POST', '/v1/accounts/acme/plan', { id: 'p', tier: 'starter', mrr: 1, currency: 'usd' }, 'sk_prod');
    const asked = { userId: 'ada', accountId: 'acme', placement: 'home' };
    const { reason } = (await ask(await token().sign(textKey(secret)), asked)).body;
    expect(reason).toEqual({ gate: 'adoption', code: 'below-threshold', saw: {} });
    const toServer = (await call('POST', '/v1/decide', asked, 'sk_prod')).body;
    expect(toServer.reason.saw).toMatchObject({ used: 0, threshold: 60 });
  });

  it('is refused when it is for another, expired, too long-lived, unsigned or signed by another', async () => {
    const { ask, secret } = await createSigned();
    const good = await token().sign(textKey(secret));
    const [head = '', body = ''] = good.split('.');
    const none = `${btoa('{"alg":"none"}')}.${body}.`;
    const tokens = [
      await token({ accountId: 'other' }).sign(textKey(secret)),
      await token({ sub: 'bob' }).sign(textKey(secret)),
      await token({ accountId: 7 }).sign(textKey(secret)),
      await token({}, at - 1).sign(textKey(secret)),
      await token({}, at + 25 * HOUR).sign(textKey(secret)),
      await token({}, null).sign(textKey(secret)),
      await token().sign(textKey('another secret')),
      none,
      `${head}.${body}.`,
      'nonsense',
    ];
    const answers = await Promise.all(tokens.map(async (each) => await ask(each)));
    expect(answers.map(({ status }) => status)).toEqual(tokens.map(() => 401));
    expect(new Set(answers.map(({ body: problem }) => problem.code))).toEqual(new Set(['identity']));
  });

  it('must be valid in development too, when there is one', async () => {
    const { call } = await createSigned();
    const body = { userId: 'ada', accountId: 'acme' };
    expect((await call('POST', '/v1/decide', body, 'pk_dev')).status).toBe(200);
    expect((await call('POST', '/v1/decide', body, 'pk_dev', { 'x-uptier-identity': 'forged' })).status).toBe(401);
  });

  it('is verified by two secrets during a rotation and by neither of a third', async () => {
    const { ask, call, secret, made } = await createSigned();
    const second = await call('POST', '/v1/identity-secrets', {}, 'sk_prod');
    expect((await call('POST', '/v1/identity-secrets', {}, 'sk_prod')).status).toBe(409);
    const old = await token().sign(textKey(secret));
    expect((await ask(old)).status).toBe(200);
    expect((await ask(await token().sign(textKey(second.body.secret)))).status).toBe(200);
    await call('DELETE', `/v1/identity-secrets/${made.body.id}`, undefined, 'sk_prod');
    expect((await ask(old)).status).toBe(401);
  });

  it('may be signed with an uploaded key, and that key is no secret of another algorithm', async () => {
    const { ask, call } = await createSigned();
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const pem = await exportSPKI(publicKey);
    const upload = { algorithm: 'ES256', publicKey: pem };
    expect((await call('POST', '/v1/identity-secrets', upload, 'sk_prod')).status).toBe(201);
    const claims = new SignJWT({ sub: 'ada', accountId: 'acme' }).setExpirationTime(at + HOUR);
    expect((await ask(await claims.setProtectedHeader({ alg: 'ES256' }).sign(privateKey))).status).toBe(200);
    expect((await ask(await token().sign(textKey(pem)))).status).toBe(401);
    const broken = { algorithm: 'RS256', publicKey: 'no key' };
    expect((await call('POST', '/v1/identity-secrets', broken, 'sk_prod')).status).toBe(400);
  });
});

describe('keys', () => {
  it('are shown once, kept as a hash and refused once revoked', async () => {
    const { call, store } = await createWorld();
    const { status, body } = await call('POST', '/v1/keys', { kind: 'sk', name: 'ci' });
    expect(status).toBe(201);
    expect(JSON.stringify(await store.keys.list('dev'))).not.toContain(body.key);
    expect((await call('GET', '/v1/catalog', undefined, body.key)).status).toBe(200);
    expect((await call('DELETE', `/v1/keys/${body.id}`)).status).toBe(200);
    expect((await call('GET', '/v1/catalog', undefined, body.key)).status).toBe(401);
    expect((await call('DELETE', `/v1/keys/${body.id}`)).status).toBe(404);
    expect((await call('DELETE', `/v1/keys/${body.id}`, undefined, 'sk_prod')).status).toBe(404);
  });
});
