import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createReport } from './report.ts';
import { createScope } from './scope.ts';
import { createTransport } from './transport.ts';
import type { UptierError } from './types.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a token that never comes does not hold calls for ever', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return Promise.resolve(Response.json({}));
  });
  const waits: ((token: string) => void)[] = [];
  const identityToken = (): Promise<string> => new Promise((resolve) => waits.push(resolve));
  const told: string[] = [];
  const scope = createScope((cause) => told.push(String(cause)));
  const config = { key: 'pk_1', host: 'https://uptier.invalid', identityToken };
  const transport = createTransport({ config, scope, report: (code) => told.push(code) });

  const first = transport.call('/v1/session', {});
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await first).toEqual({ ok: false, status: 0 });

  await vi.advanceTimersByTimeAsync(Math.ceil(transport.wait()));
  const second = transport.call('/v1/session', {});
  waits.at(-1)?.('token');
  await vi.advanceTimersByTimeAsync(0);
  expect(await second).toEqual({ ok: true, body: {} });
  expect([asked, told]).toEqual([['https://uptier.invalid/v1/session'], ['unreachable']]);
});

test('a fetch that never settles, and heeds no signal, ends after ten seconds; calls then keep back', async () => {
  let asked = 0;
  vi.stubGlobal('fetch', () => {
    asked += 1;
    return new Promise(() => undefined);
  });
  const told: string[] = [];
  const scope = createScope((cause) => told.push(String(cause)));
  const config = { key: 'pk_1', host: 'https://uptier.invalid' };
  const transport = createTransport({ config, scope, report: (code) => told.push(code) });
  const first = transport.call('/v1/session', {});
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await first).toEqual({ ok: false, status: 0 });
  expect(await transport.call('/v1/session', {})).toEqual({ ok: false, status: 0 });
  expect([asked, told]).toEqual([1, ['unreachable']]);
  expect(transport.wait()).toBeGreaterThan(0);
});

test('paths of a proxy’s own stand under the host, path and all', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return Promise.resolve(Response.json({}));
  });
  const scope = createScope(() => undefined);
  const config = { key: 'pk_1', host: 'https://app.invalid/u/', paths: { events: '/e' } };
  const transport = createTransport({ config, scope, report: () => undefined });
  await transport.call('/v1/events', {});
  await transport.call('/v1/session', {});
  expect(asked).toEqual(['https://app.invalid/u/e', 'https://app.invalid/u/v1/session']);
});

test('an identity the server cannot take is told once, in its words; what cannot be read does not count as a server that is down', async () => {
  const detail = 'The body does not fit at user.id: write at most 256 bytes.';
  const answers: Record<string, () => Response> = {
    '/v1/session': () => Response.json({ detail }, { status: 400 }),
    '/v1/events': () => Response.json({ results: [] }),
    '/v1/claim': () => new Response('', { status: 415 }),
  };
  vi.stubGlobal('fetch', (url: string) => Promise.resolve(answers[new URL(url).pathname]?.() ?? Response.error()));
  const told: UptierError[] = [];
  const config = { key: 'pk_1', host: 'https://uptier.invalid', onError: (error: UptierError) => told.push(error) };
  const report = createReport(config, () => undefined);
  const transport = createTransport({ config, scope: createScope(() => undefined), report });
  for (const path of ['/v1/session', '/v1/events', '/v1/session', '/v1/claim', '/v1/session'])
    await transport.call(path, {});
  expect(told.map(({ code, message }) => [code, message])).toEqual([['setup', detail]]);
  expect(transport.wait()).toBe(0);
});

test('a token that cannot be fetched is told once, however often it is asked for', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({})));
  const told: UptierError[] = [];
  const identityToken = (): Promise<string> => Promise.reject(new Error('500 from /uptier-token'));
  const onError = (error: UptierError): number => told.push(error);
  const config = { key: 'pk_1', host: 'https://uptier.invalid', identityToken, onError };
  const report = createReport(config, () => undefined);
  const transport = createTransport({ config, scope: createScope(() => undefined), report });
  for (let times = 0; times < 4; times += 1) await transport.call('/v1/session', {});
  expect(told.map(({ code, message }) => [code, message])).toEqual([
    ['host', '`identityToken` failed: Error: 500 from /uptier-token'],
  ]);
});
