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
