import type { Route } from '@playwright/test';
import { expect, test, vi } from 'vitest';
import { nudgesOf } from '../browser.ts';
import { expectQuiet, expectUnhurt, expectWorking, inBothBrowsers } from './host.ts';

const cors = { 'access-control-allow-origin': '*' };
const json = (body: string) => (route: Route) =>
  route.fulfill({ status: 200, contentType: 'application/json', headers: cors, body });

/** How the far side may answer every call. */
const answers: Record<string, (route: Route) => Promise<void>> = {
  'a blocked network': (route) => route.abort(),
  'a page in the place of answers': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', headers: cors, body: '<!doctype html><p>Sign in' }),
  'half an answer': json('{"usage":{'),
  'an answer that is null': json('null'),
  'an answer of another shape': json('{"usage":[],"entitlements":5,"leases":[null,1,{"id":"x"}],"pollMs":"soon"}'),
  'leases of another shape': json(
    '{"usage":{"report_runs":null},"entitlements":null,"leases":[{"id":"l","trigger":{"kind":"placement","placement":"home"},"surface":"hologram"}],"pollMs":1}',
  ),
  'an answer without permission to read it': (route) => route.fulfill({ status: 200, body: '{}' }),
  'a redirect to nowhere': (route) =>
    route.fulfill({ status: 302, headers: { ...cors, location: 'http://127.0.0.1:1/' } }),
};

await inBothBrowsers((host) => {
  for (const [name, answer] of Object.entries(answers)) {
    test(`${name}: the SDK goes quiet`, async () => {
      await host.context.route(`${host.wire.host}/v1/**`, answer);
      await expectQuiet(await host.open());
    });
  }

  for (const status of [400, 401, 403, 404, 429, 500, 502, 503]) {
    test(`status ${status} everywhere: the SDK goes quiet and does not knock again at once`, async () => {
      host.wire.failWith = status;
      await expectQuiet(await host.open(), 1200);
      expect(host.wire.calls.length).toBeLessThan(12);
    });
  }

  test('answers that never come: the SDK goes quiet, and the page that leaves is not held', async () => {
    await host.context.route(`${host.wire.host}/v1/**`, () => undefined);
    const page = await host.open();
    await page.page.waitForTimeout(1500);
    await expectUnhurt(page);
    expect(await page.seen('gate')).toBe('unknown');
    await page.page.goto('about:blank', { timeout: 20_000 });
  });

  test('blocked chunks: the page goes on without nudges, and nothing is counted as shown or withheld', async () => {
    await host.context.route(`${host.wire.host}/sdk/chunks/**`, (route) => route.abort());
    host.wire.session.leases = [];
    const init = '{ onError: ({ code }) => { document.documentElement.dataset.told = code; } }';
    const page = await host.open('', { init });
    await page.page.waitForTimeout(1500);
    expect([await page.seen('prompt'), await page.seen('told')]).toEqual(['none', 'not-loaded']);
    await expectUnhurt(page);
    expect(nudgesOf(host.wire)).toEqual([]);
  });

  test('a server that comes back gets what was counted meanwhile, once', async () => {
    host.wire.failWith = 503;
    const page = await host.open();
    await page.page.waitForTimeout(500);
    host.wire.failWith = 0;
    await vi.waitFor(() => expect(host.wire.events.size).toBeGreaterThan(0), { timeout: 20_000 });
    await page.page.waitForTimeout(500);
    expect([...host.wire.events.values()].filter(({ type }) => type === 'usage').length).toBe(1);
    await expectUnhurt(page);
  });

  test('paths of a proxy’s own: no call goes by a name that filter lists know', async () => {
    const seen = new Set<string>();
    const names = { '/u/a': 'session', '/u/b': 'events', '/u/c': 'claim', '/u/d': 'stream' };
    for (const [name, call] of Object.entries(names)) host.wire.aliases.set(name, `/v1/${call}`);
    host.context.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin === host.wire.host && !pathname.startsWith('/sdk/')) seen.add(pathname);
    });
    const paths = { session: '/a', events: '/b', claim: '/c', stream: '/d' };
    const page = await host.open('', { init: { host: `${host.wire.host}/u/`, paths } });
    await expectWorking(page, host.wire);
    await vi.waitFor(() => expect(seen).toEqual(new Set(Object.keys(names))), { timeout: 20_000 });
  });
});
