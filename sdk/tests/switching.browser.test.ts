import type { BrowserContext, Page } from '@playwright/test';
import { beforeEach, expect, test } from 'vitest';
import { start, until, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();
let context: BrowserContext;
beforeEach(async () => {
  context = await browser.newContext();
});

const SLOT = '<uptier-slot placement="home" style="display: block; min-height: 200px"></uptier-slot>';
const onSaved = { kind: 'event', name: 'saved' } as const;
const identify = (page: Page, id: string): Promise<void> =>
  page.evaluate(
    (account) => Reflect.get(window, 'uptier').identify({ user: { id: 'u' }, account: { id: account } }),
    id,
  );
const run = (page: Page, call: string): Promise<unknown> => page.evaluate(`void window.uptier.${call}`);
const asked = (path: string): number => wire.calls.filter((call) => call.path === path).length;
/** Waits until the client has learned what is there for an account. */
const untilAnswered = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => Reflect.get(window, 'uptier').gate('ready').allowed === false);

beforeEach(() => {
  wire.session.entitlements = { ready: { allowed: false, reason: 'not-in-tier' } };
});

test('what waited behind an interruption of somebody who has left is not shown to nobody', async () => {
  await context.addInitScript('window.uptier = [["init", { busy: () => true }]]');
  wire.page.body += SLOT;
  wire.session.leases = [
    leaseOf({ surface: 'modal', trigger: onSaved, priority: 9 }),
    leaseOf({ surface: 'card', trigger: onSaved, priority: 1 }),
  ];
  const { page } = await visit(context, wire);
  await untilAnswered(page);
  await run(page, 'track("saved")');
  await page.waitForTimeout(600);
  await run(page, 'reset()');
  await page.waitForTimeout(600);
  expect(await page.locator('uptier-nudge').count()).toBe(0);
});

test('who goes while an interruption prepares to ask is not charged for it', async () => {
  await context.route(`${wire.host}/v1/events`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  wire.session.leases = [leaseOf({ surface: 'modal', trigger: onSaved })];
  const { page } = await visit(context, wire);
  await untilAnswered(page);
  await run(page, 'track("saved")');
  await page.waitForTimeout(300);
  await run(page, 'reset()');
  await page.waitForTimeout(1500);
  expect(asked('/v1/claim')).toBe(0);
});

test('what one user did brings the next no answer', async () => {
  wire.page.body += SLOT;
  const card = leaseOf({ surface: 'card', trigger: onSaved });
  wire.session.leases = [card];
  const { page } = await visit(context, wire);
  await untilAnswered(page);
  await run(page, 'track("saved")');
  await page.locator('uptier-nudge').waitFor();
  wire.session.leases = [{ ...card, id: 'of-b', decisionId: 'of-b' }];
  const before = asked('/v1/session');
  await identify(page, 'b');
  await until(() => asked('/v1/session') > before, 'a session for the other account');
  await untilAnswered(page);
  await page.waitForTimeout(500);
  expect(await page.locator('uptier-nudge').count()).toBe(0);
  await run(page, 'track("saved")');
  await page.locator('uptier-nudge').waitFor();
});

test('a meter shows nobody the numbers of who was here before', async () => {
  wire.page.body += '<uptier-meter limit="api_calls"></uptier-meter>';
  wire.session.usage = { api_calls: { used: 4321, limit: 9000, ratio: 0.48, resetsAt: null, reachedAt: null } };
  const { page } = await visit(context, wire);
  await page.getByText('4,321').first().waitFor();
  await run(page, 'reset()');
  await page.waitForFunction(() => !document.querySelector('uptier-nudge'));
  wire.session.usage = { api_calls: { used: 17, limit: 9000, ratio: 0, resetsAt: null, reachedAt: null } };
  await identify(page, 'b');
  await page.getByText('17 of 9,000').first().waitFor();
});

test('what was counted just before logging out travels under the identity that leaves', async () => {
  await context.addInitScript('window.uptier = [["init", { identityToken: () => Promise.resolve("signed") }]]');
  const { page } = await visit(context, wire);
  await untilAnswered(page);
  await until(() => wire.streams() > 0, 'the page is live');
  await page.evaluate(() => {
    const client = Reflect.get(window, 'uptier');
    client.track('last_use');
    client.reset();
  });
  await until(() => [...wire.events.values()].some(({ name }) => name === 'last_use'), 'the last use arrives');
});

test('of a thousand accounts that were looked at, few are remembered', async () => {
  await context.addInitScript(() => {
    if (localStorage.length > 0) return;
    for (let count = 0; count < 1000; count += 1) localStorage.setItem(`uptier:pk_wire:s:["a${count}","u"]`, '{}');
    localStorage.setItem('uptier:pk_wire:e:kept', '{"id":"kept"}');
    localStorage.setItem('of-the-host', 'kept');
  });
  const { page } = await visit(context, wire);
  await page.waitForFunction(() => Object.keys(localStorage).length < 20);
  const keys = await page.evaluate(() => Object.keys(localStorage));
  expect(keys).toContain('of-the-host');
  expect(keys.filter((key) => key.includes(':s:'))).toEqual(['uptier:pk_wire:s:["a-1","u-1"]']);
});

test('of two identities, one given while the other begins, one remains: the last', async () => {
  const { page } = await visit(context, wire);
  await untilAnswered(page);
  await until(() => wire.streams() === 1, 'a stream');
  wire.session.pollMs = 1000;
  wire.calls = [];
  await page.evaluate(() => {
    const client = Reflect.get(window, 'uptier');
    const undo = client.on('changed', () => {
      undo();
      client.identify({ user: { id: 'u' }, account: { id: 'c' } });
    });
    client.identify({ user: { id: 'u' }, account: { id: 'b' } });
  });
  await until(() => asked('/v1/stream') > 0, 'a stream for the next');
  await page.waitForTimeout(2500);
  expect(wire.streams()).toBe(1);
  const accounts = wire.calls.flatMap(({ body }) => (body.account ? [JSON.stringify(body.account)] : []));
  expect(new Set(accounts)).toEqual(new Set(['{"id":"c"}']));
});

test('a page that starts asks for one token, whatever it sends', async () => {
  await context.addInitScript(() => {
    localStorage.setItem(
      'uptier:pk_wire:e:left',
      '{"id":"left","accountId":"a-1","userId":"u-1","type":"usage","name":"n"}',
    );
    Reflect.set(window, 'asked', 0);
    const identityToken = async (): Promise<string> => {
      Reflect.set(window, 'asked', Reflect.get(window, 'asked') + 1);
      await new Promise((resolve) => setTimeout(resolve, 800));
      return 'signed';
    };
    Reflect.set(window, 'uptier', [['init', { identityToken }]]);
  });
  const { page } = await visit(context, wire);
  await until(() => wire.streams() === 1 && wire.events.size === 1, 'a stream, and what an earlier page left');
  expect(await page.evaluate('window.asked')).toBe(1);
  expect(wire.calls.every(({ body }) => body.identityToken === 'signed')).toBe(true);
});

test('of what waits for an identity the first hundred are kept, and that the others go is told once', async () => {
  await context.addInitScript(() => {
    const told: string[] = [];
    Reflect.set(window, 'told', told);
    Reflect.set(window, 'uptier', [['init', { onError: ({ code }: { code: string }) => told.push(code) }]]);
  });
  const page = await context.newPage();
  await page.goto(wire.pages);
  await page.waitForFunction(() => typeof Reflect.get(window, 'uptier')?.track === 'function');
  await page.evaluate(() => {
    const client = Reflect.get(window, 'uptier');
    for (let count = 0; count < 110; count += 1) client.track(`use-${count}`);
  });
  expect(await page.evaluate('window.told')).toEqual(['outbox-full']);
  await identify(page, 'a-1');
  await until(() => wire.events.size >= 100, 'what was kept');
  const names = [...wire.events.values()].flatMap(({ type, name }) => (type === 'usage' ? [name] : []));
  expect([names.length, names[0], names.at(-1)]).toEqual([100, 'use-0', 'use-99']);
});

test('a tab in another language than the one with the stream asks for its own words', async () => {
  const first = await visit(context, wire);
  await untilAnswered(first.page);
  await until(() => wire.streams() === 1, 'a stream');
  wire.page.head = wire.page.head.replace('data-key', 'data-locale="de" data-key');
  const second = await visit(context, wire);
  await untilAnswered(second.page);
  await second.page.waitForTimeout(800);
  expect(wire.streams()).toBe(1);
  wire.calls = [];
  wire.say('session', wire.session);
  await until(() => asked('/v1/session') === 1, 'a session of its own');
  await second.page.waitForTimeout(500);
  expect(wire.calls.map(({ path, body }) => [path, body.locale])).toEqual([['/v1/session', 'de']]);
});
