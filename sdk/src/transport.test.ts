import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createScope } from './scope.ts';
import { createTransport } from './transport.ts';

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
