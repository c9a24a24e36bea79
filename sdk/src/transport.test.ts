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
