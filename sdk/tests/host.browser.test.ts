import type { BrowserContext } from '@playwright/test';
import { beforeEach, expect, test } from 'vitest';
import { nudgesOf, start, until, untilLocked, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();
let context: BrowserContext;
beforeEach(async () => {
  context = await browser.newContext();
});

const usesOf = (): unknown[] =>
  [...wire.events.values()].filter(({ type }) => type === 'usage').map(({ quantity }) => quantity);

test('uses survive a server that is down and a reload, and are counted once', async () => {
  wire.failWith = 503;
  const { page } = await visit(context, wire);
  await page.evaluate(() => {
    Reflect.get(window, 'uptier').track('report_runs', { quantity: 2 });
    Reflect.get(window, 'uptier').track('report_runs', { quantity: 3 });
  });
  expect(await page.evaluate(() => Reflect.get(window, 'uptier').gate('x'))).toMatchObject({
    allowed: true,
    reason: 'unknown',
  });
  await page.waitForTimeout(400);
  wire.failWith = 0;
  await page.reload();
  await until(() => usesOf().length === 2, 'the uses arrive');
  expect(usesOf()).toEqual([2, 3]);
  await page.waitForFunction(() => !Object.keys(localStorage).some((key) => key.includes(':e:')));
});

test('the last known gates and usage stand while the server is down', async () => {
  wire.session.entitlements = { sso: { allowed: false, reason: 'not-in-tier' } };
  wire.session.usage = { seats: { used: 9, limit: 10, ratio: 0.9, resetsAt: null, reachedAt: null } };
  const first = await visit(context, wire);
  await first.page.waitForFunction(() => Reflect.get(window, 'uptier').gate('sso').allowed === false);
  wire.failWith = 500;
  await first.page.reload();
  await first.page.waitForFunction(() => Reflect.get(window, 'uptier')?.gate?.('sso').allowed === false);
  expect(await first.page.evaluate(() => Reflect.get(window, 'uptier').usage('seats').value.used)).toBe(9);
});

test('a page with a strict policy shows nudges without a violation', async () => {
  const policy = `default-src 'none'; script-src 'nonce-n' ${wire.host}; connect-src ${wire.host}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  wire.page.headers = { 'content-security-policy': policy };
  wire.page.head = `<script nonce="n">window.violations = []; document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI)); window.uptier = [['identify', { user: { id: 'u' }, account: { id: 'a' } }]];</script><script nonce="n" async src="${wire.host}/sdk/uptier.js" data-key="pk_wire"></script>`;
  wire.session.leases = [leaseOf({ surface: 'modal', trigger: { kind: 'placement', placement: 'home' } })];
  const page = await context.newPage();
  await page.goto(wire.pages);
  await page.waitForFunction(() => typeof Reflect.get(window, 'uptier')?.place === 'function');
  await page.evaluate(() => void Reflect.get(window, 'uptier').place('home'));
  await page.getByRole('dialog').waitFor();
  const size = await page.evaluate(() => {
    const title = document.querySelector('uptier-nudge')?.shadowRoot?.querySelector('.u-title');
    return title ? getComputedStyle(title).fontSize : '';
  });
  expect(size).toBe('19px');
  expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([]);
});

test('a page whose storage throws counts in memory', async () => {
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const { page, complaints } = await visit(context, wire);
  await page.evaluate(() => Reflect.get(window, 'uptier').track('report_runs'));
  await until(() => usesOf().length === 1, 'the use arrives');
  expect(complaints).toEqual([]);
});

test('a blocked network leaves the page alone: one line of ours at most, no error', async () => {
  await context.route(`${wire.host}/v1/**`, (route) => route.abort());
  const { page, complaints } = await visit(context, wire);
  await page.evaluate(async () => {
    const client = Reflect.get(window, 'uptier');
    client.track('report_runs');
    Reflect.set(window, 'prompted', await client.gate('sso').prompt());
  });
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => Reflect.get(window, 'prompted'))).toBe('none');
  expect(complaints.filter((line) => line.startsWith('error: '))).not.toContain(expect.stringContaining('Uncaught'));
  expect(complaints.filter((line) => line.includes('[uptier]')).length).toBeLessThanOrEqual(1);
});

test('nothing misused throws or rejects', async () => {
  const { page, complaints } = await visit(context, wire);
  const results = await page.evaluate(async () => {
    const client = Reflect.get(window, 'uptier');
    client.identify(null);
    client.identify({});
    client.track();
    client.track('x', { quantity: -1 });
    client.track('x', null);
    client.place(undefined, undefined)();
    client.on('nothing', () => undefined)();
    client.on('changed', () => {
      throw new Error('the host failed');
    });
    client.usage('__proto__').subscribe(null)();
    return [client.gate('__proto__').allowed, await client.gate(undefined).prompt(), client.usage('constructor').value];
  });
  expect(results).toEqual([true, 'none', null]);
  await page.waitForTimeout(300);
  expect(complaints.filter((line) => line.startsWith('error: '))).toEqual([]);
});

test('destroy leaves no node, timer, listener or global', async () => {
  await context.addInitScript(() => {
    const open = { timers: new Set<number>(), listeners: 0 };
    Reflect.set(window, 'open_', open);
    const { setTimeout: set, clearTimeout: clear } = window;
    const track = (run: TimerHandler, ms?: number): number => {
      const id = set(() => {
        open.timers.delete(id);
        if (typeof run === 'function') run();
      }, ms);
      open.timers.add(id);
      return id;
    };
    Reflect.set(window, 'setTimeout', track);
    window.clearTimeout = (id) => {
      open.timers.delete(Number(id));
      clear(Number(id));
    };
    const isOurs = (target: EventTarget): boolean =>
      (target === window || target === document) && /\/sdk\//.test(new Error('where').stack ?? '');
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (...rest) {
      if (isOurs(this)) open.listeners += 1;
      add.apply(this, rest);
    };
    EventTarget.prototype.removeEventListener = function (...rest) {
      if (isOurs(this)) open.listeners -= 1;
      remove.apply(this, rest);
    };
  });
  wire.session.leases = [
    leaseOf({ surface: 'paywall', trigger: { kind: 'feature', feature: 'f' } }),
    leaseOf({ surface: 'toast', trigger: { kind: 'placement', placement: 'home' } }),
  ];
  const { page } = await visit(context, wire);
  await page.evaluate(() => void Reflect.get(window, 'uptier').place('home'));
  await page.locator('uptier-nudge').waitFor();
  await page.evaluate(() => Reflect.get(window, 'uptier').gate('f').prompt());
  expect(await page.locator('uptier-nudge').count()).toBe(2);
  expect(await page.evaluate(() => Reflect.get(window, 'open_').listeners)).toBeGreaterThan(0);
  const left = await page.evaluate(async () => {
    Reflect.get(window, 'uptier').destroy();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const { timers, listeners } = Reflect.get(window, 'open_');
    return {
      timers: timers.size,
      listeners,
      nodes: document.querySelectorAll('uptier-nudge').length,
      global: 'uptier' in window,
    };
  });
  expect(left).toEqual({ timers: 0, listeners: 0, nodes: 0, global: false });
  await until(() => wire.streams() === 0, 'the stream is closed');
});

test('two instances in one page keep to themselves', async () => {
  wire.page.head += `<script async src="${wire.host}/sdk/uptier.js" data-key="pk_other" data-global="other" data-instance="other"></script>`;
  wire.page.body += '<uptier-meter limit="seats" instance="other"></uptier-meter>';
  wire.session.usage = { seats: { used: 9, limit: 10, ratio: 0.9, resetsAt: null, reachedAt: null } };
  const { page } = await visit(context, wire);
  await page.waitForFunction(() => typeof Reflect.get(window, 'other')?.track === 'function');
  await page.evaluate(() => Reflect.get(window, 'other').identify({ user: { id: 'u-2' }, account: { id: 'a-2' } }));
  await page.getByRole('group', { name: 'Seats' }).waitFor();
  await page.evaluate(() => {
    Reflect.get(window, 'uptier').track('report_runs');
    Reflect.get(window, 'other').track('report_runs');
  });
  await until(() => usesOf().length === 2, 'both uses arrive');
  expect(new Set([...wire.events.values()].map(({ accountId }) => accountId))).toEqual(new Set(['a-1', 'a-2']));
  await page.evaluate(() => Reflect.get(window, 'uptier').destroy());
  expect(await page.getByRole('group', { name: 'Seats' }).count()).toBe(1);
});

test('tabs share use and one stream, and a lease is claimed in one of them', async () => {
  wire.session.usage = { report_runs: { used: 10, limit: 500, ratio: 0.02, resetsAt: null, reachedAt: null } };
  const one = await visit(context, wire);
  const two = await visit(context, wire);
  for (const { page } of [one, two])
    await page.waitForFunction(() => Reflect.get(window, 'uptier').usage('report_runs').value);
  await until(() => wire.streams() === 1, 'one stream');
  await one.page.waitForTimeout(200);
  wire.failWith = 0;
  await one.page.evaluate(() => Reflect.get(window, 'uptier').track('report_runs', { quantity: 5 }));
  await two.page.waitForFunction(() => Reflect.get(window, 'uptier').usage('report_runs').value.used === 15);
  wire.session.leases = [leaseOf({ surface: 'banner', trigger: { kind: 'event', name: 'both' } })];
  wire.session.entitlements = { told: { allowed: false, reason: 'not-in-tier' } };
  wire.say('session', wire.session);
  for (const { page } of [one, two]) await untilLocked(page, 'told');
  for (const { page } of [one, two]) await page.evaluate(() => Reflect.get(window, 'uptier').track('both'));
  await until(() => nudgesOf(wire).length > 0, 'it is seen');
  expect(wire.calls.filter(({ path }) => path === '/v1/claim').length).toBe(1);
});
