import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import type { TestUptier, TestWorld } from '../src/testing/index.ts';
import { start } from './browser.ts';

const { browser, wire } = await start();

const usage = { used: 70, limit: 100, ratio: 0.7, resetsAt: null, reachedAt: null };

/** A page with a client for tests on `window.tested`. */
async function open(world: TestWorld): Promise<Page> {
  wire.reset();
  wire.page.head = '';
  wire.page.body = '<main><h1>Host</h1><div id="spot" style="min-height: 200px"></div></main>';
  const page = await browser.newPage();
  await page.goto(wire.pages);
  const script = `import { createTestUptier } from '${wire.host}/sdk/testing.js';
    window.tested = createTestUptier(${JSON.stringify(world)});
    window.tested.identify({ user: { id: 'u' }, account: { id: 'a' } });`;
  await page.addScriptTag({ type: 'module', content: script });
  await page.waitForFunction(() => 'tested' in window);
  return page;
}

/** Runs with the client of the page. */
function using<Value>(page: Page, run: (client: TestUptier) => Value | Promise<Value>): Promise<Value> {
  return page.evaluate(`(${run.toString()})(window.tested)`);
}

const sentOf = (page: Page) =>
  using(page, async (client) => {
    await client.flush();
    return client.sent.map((event) => `${event.type} ${String(event.what ?? event.name)}`);
  });

test('a feature is locked, its prompt shows the paywall, and what happened is there to look at; nothing was called', async () => {
  const page = await open({
    locked: ['sso'],
    nudges: [{ surface: 'paywall', trigger: { feature: 'sso' }, content: { title: 'SSO is part of Pro' } }],
  });
  expect(await using(page, (client) => client.flush().then(() => client.gate('sso').allowed))).toBe(false);
  expect(await using(page, (client) => client.gate('sso').prompt())).toBe('shown');
  await page.getByText('SSO is part of Pro').waitFor();
  await expect.poll(() => sentOf(page)).toContain('nudge shown');
  expect(wire.calls).toEqual([]);
  await page.close();
});

test('a warning comes when the own use crosses the limit, and later use is counted', async () => {
  const page = await open({
    usage: { api_calls: { used: 70, limit: 100, ratio: 0.7, resetsAt: null, reachedAt: null } },
    nudges: [
      {
        ...{ surface: 'toast', kind: 'limit-warning', content: { title: 'Four of five calls are used' } },
        trigger: { limit: 'api_calls', thresholds: [80] },
      },
    ],
  });
  await using(page, (client) => client.flush().then(() => client.track('api_calls', { quantity: 12 })));
  await page.getByText('Four of five calls are used').waitFor();
  expect(await sentOf(page)).toContain('usage api_calls');
  await page.close();
});

test('what has come already is shown by itself, and after an event as late as it is told', async () => {
  const page = await open({
    usage: { api_calls: { ...usage, used: 97, ratio: 0.97 } },
    nudges: [
      { surface: 'card', trigger: { now: 'milestone' }, content: { title: 'A thousand reports' } },
      { surface: 'toast', trigger: { event: 'shared', delayMs: 3000 }, content: { title: 'A moment later' } },
    ],
  });
  await using(page, (client) => void client.place('home', document.querySelector('#spot')));
  await using(page, (client) => client.change({}));
  await page.getByText('A thousand reports').waitFor();
  await using(page, (client) => client.flush().then(() => client.track('shared')));
  expect(await page.getByText('A moment later').count()).toBe(0);
  await page.getByText('A moment later').waitFor();
  await page.close();
});

test('the world changes under the client, as by an upgrade', async () => {
  const page = await open({ locked: ['sso'] });
  const read = () => using(page, (client) => client.flush().then(() => client.gate('sso').allowed));
  expect(await read()).toBe(false);
  await using(page, (client) => client.change({ locked: [] }));
  expect(await read()).toBe(true);
  await page.close();
});

test('whoever comes next is waited for like the first', async () => {
  const page = await open({ locked: ['sso'] });
  const read = (account: string) =>
    page.evaluate(async (id) => {
      const client: TestUptier = Reflect.get(window, 'tested');
      client.identify({ user: { id: 'u' }, account: { id } });
      await client.flush();
      return client.gate('sso').allowed;
    }, account);
  expect([await read('a'), await read('b'), await read('b')]).toEqual([false, false, false]);
  await using(page, (client) => client.reset());
  expect(await read('b')).toBe(false);
  await page.close();
});

test('a prompt right after identifying is answered', async () => {
  const page = await open({
    nudges: [{ surface: 'paywall', trigger: { feature: 'sso' }, content: { title: 'SSO is part of Pro' } }],
  });
  const answer = await using(page, (client) => {
    client.identify({ user: { id: 'u' }, account: { id: 'b' } });
    return client.gate('sso').prompt();
  });
  expect(answer).toBe('shown');
  await page.close();
});
