import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';

const usage = { id: 'e1', type: 'usage', name: 'reports', accountId: 'acme', userId: 'ada' };
const json = { 'content-type': 'application/json' };

describe('problems', () => {
  it('answer problem JSON with a code, also for addresses and methods that are not there', async () => {
    const { call } = await createWorld();
    const missing = await call('GET', '/v1/nothing');
    expect(missing.status).toBe(404);
    expect(missing.headers.get('content-type')).toBe('application/problem+json');
    expect(missing.body).toMatchObject({ status: 404, code: 'not_found', title: expect.any(String) });
    const method = await call('PATCH', '/v1/catalog');
    expect(method.status).toBe(405);
    expect(method.headers.get('allow')).toBe('GET, HEAD, PUT');
  });

  it('say nothing about bugs', async () => {
    const { app, store } = await createWorld();
    await store.close();
    const answer = await app.request('/v1/keys', { headers: { authorization: 'Bearer sk_nobody' } });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/database|sqlite|at /i);
  });

  it('name the fields that do not fit', async () => {
    const { call } = await createWorld();
    const { status, body } = await call('POST', '/v1/keys', { kind: 'zz' });
    expect(status).toBe(400);
    expect(Object.keys(body.fields)).toEqual(['kind', 'name']);
  });
});

describe('bodies', () => {
  it.each([
    ['broken JSON', '{"events":', 400],
    ['nesting without end', '['.repeat(100_000), 400],
    ['an unbalanced close before deep nesting', `${']'.repeat(10)}${'['.repeat(100)}`, 400],
    ['a list where an object is asked', '[]', 400],
    ['text that is no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400],
    ['more than a mebibyte', `{"events":[],"pad":"${'x'.repeat(1024 * 1024)}"}`, 413],
  ])('refuse %s', async (_, body, status) => {
    const { app } = await createWorld();
    const answer = await app.request('/v1/events', {
      method: 'POST',
      headers: { ...json, authorization: 'Bearer sk_dev' },
      body,
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('are unzipped whether or not the header says so, and never past the limit', async () => {
    const { app } = await createWorld();
    const send = async (body: Uint8Array, headers = {}) =>
      await app.request('/v1/events', {
        method: 'POST',
        headers: { ...json, authorization: 'Bearer sk_dev', ...headers },
        body: new Uint8Array(body),
      });
    const zipped = gzipSync(JSON.stringify({ events: [usage] }));
    expect((await send(zipped, { 'content-encoding': 'gzip' })).status).toBe(200);
    expect((await send(zipped)).status).toBe(200);
    expect((await send(gzipSync(Buffer.alloc(50 * 1024 * 1024)))).status).toBe(413);
    expect((await send(zipped.subarray(0, 20))).status).toBe(400);
    expect((await send(zipped, { 'content-encoding': 'br' })).status).toBe(415);
  });

  it('cannot reach a prototype', async () => {
    const { app, call } = await createWorld();
    const body = '{"name":"n","kind":"sk","__proto__":{"polluted":1},"\\u005f_proto__":{"polluted":1}}';
    await app.request('/v1/keys', { method: 'POST', headers: { ...json, authorization: 'Bearer sk_dev' }, body });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect((await call('GET', '/v1/keys')).status).toBe(200);
  });

  it('of another content type are refused', async () => {
    const { call } = await createWorld();
    const { status } = await call('POST', '/v1/events', '<a/>', 'sk_dev', { 'content-type': 'application/xml' });
    expect(status).toBe(415);
  });
});

describe('callers', () => {
  it('are told apart by their key', async () => {
    const { app, call } = await createWorld();
    expect((await app.request('/v1/catalog')).status).toBe(401);
    expect((await call('GET', '/v1/catalog', undefined, 'sk_nobody')).status).toBe(401);
    expect((await call('GET', '/v1/catalog', undefined, 'pk_dev')).status).toBe(403);
    const basic = { authorization: `Basic ${btoa('sk_dev:')}` };
    expect((await app.request('/v1/catalog', { headers: basic })).status).toBe(200);
  });

  it('may put key and token into a plain-text body', async () => {
    const { app } = await createWorld();
    const send = async (type: string) =>
      await app.request('/v1/events', {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify({ key: 'pk_dev', events: [usage] }),
      });
    expect((await send('text/plain;charset=UTF-8')).status).toBe(200);
    expect((await send('application/json')).status).toBe(401);
  });

  it('of other origins get an answer to their preflight and can read problems', async () => {
    const { app } = await createWorld();
    const preflight = await app.request('/v1/events', { method: 'OPTIONS', headers: { origin: 'https://host.test' } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe(
      'Authorization, Content-Type, Content-Encoding, X-Uptier-Identity, X-Retry-Count',
    );
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    const refused = await app.request('/v1/events', { method: 'POST' });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });
});

it('describes every call it answers', async () => {
  const { app } = await createWorld();
  const { paths } = JSON.parse(await (await app.request('/openapi.json')).text());
  const described = Object.keys(paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
  const answered = app.routes.filter(({ path, method }) => path.startsWith('/v1/') && method !== 'ALL');
  expect(answered.map(({ path }) => path).filter((path) => !described.includes(path))).toEqual([]);
  expect((await app.request('/docs/api')).status).toBe(200);
});
