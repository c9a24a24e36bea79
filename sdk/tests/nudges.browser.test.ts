import type { BrowserContext } from '@playwright/test';
import { beforeEach, expect, test } from 'vitest';
import { nudgesOf, start, until, untilLocked, untilReady, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();
let context: BrowserContext;
beforeEach(async () => {
  context = await browser.newContext();
});

const onPlacement = (placement: string) => ({ kind: 'placement', placement }) as const;
const slot = '<uptier-slot placement="home" style="display:block;min-height:160px"></uptier-slot>';

test('a banner is claimed, painted, seen after a second, and clicked with its decision in the link', async () => {
  wire.session.leases = [leaseOf({ surface: 'banner', trigger: onPlacement('home') })];
  const { page, complaints } = await visit(context, wire);
  await page.evaluate(() => void Reflect.get(window, 'uptier').place('home'));
  const link = page.getByRole('link', { name: 'Upgrade to Pro' });
  await link.waitFor();
  expect(nudgesOf(wire)).toEqual([]);
  await until(() => nudgesOf(wire).includes('shown'), 'shown');
  const decisionId = wire.session.leases[0]?.decisionId;
  expect(await link.getAttribute('href')).toBe(`${wire.pages}/checkout?uptier_decision=${decisionId}`);
  await link.click();
  await until(() => nudgesOf(wire).includes('clicked'), 'clicked');
  const ofNudges = [...wire.events.values()].filter(({ type }) => type === 'nudge');
  expect(ofNudges.every((event) => event.decisionId === decisionId)).toBe(true);
  expect(wire.calls.filter(({ method }) => method === 'OPTIONS')).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a withheld banner goes the same way and paints nothing', async () => {
  wire.session.leases = [leaseOf({ surface: 'banner', trigger: onPlacement('home'), outcome: 'withhold' })];
  const { page } = await visit(context, wire);
  await page.evaluate(() => void Reflect.get(window, 'uptier').place('home'));
  await until(() => nudgesOf(wire).includes('withheld'), 'withheld');
  expect(wire.calls.map(({ path }) => path)).toContain('/v1/claim');
  expect(await page.locator('uptier-nudge').count()).toBe(0);
});

test('close means dismissed, the words mean snoozed and never', async () => {
  for (const [button, what] of [
    ['Close', 'dismissed'],
    ['Not now', 'snoozed'],
    ['Never for this', 'never'],
  ] as const) {
    wire.reset();
    wire.session.leases = [leaseOf({ surface: 'modal', trigger: { kind: 'event', name: 'report.exported' } })];
    const { page } = await visit(context, wire);
    await until(() => wire.calls.some(({ path }) => path === '/v1/session'), 'session');
    await page.waitForFunction(() => Reflect.get(window, 'uptier').gate('x').reason === 'unknown');
    await page.waitForTimeout(200);
    await page.evaluate(() => Reflect.get(window, 'uptier').track('report.exported'));
    await page.getByRole('dialog', { name: 'Your team ran 431 reports' }).waitFor();
    await page.getByRole('button', { name: button }).click();
    await until(() => nudgesOf(wire).includes(what), what);
    expect(nudgesOf(wire)).toEqual(['shown', what]);
    expect(await page.locator('uptier-nudge').count()).toBe(0);
    await page.close();
  }
});

test('Escape closes the modal and gives focus back to its opener', async () => {
  wire.session.leases = [leaseOf({ surface: 'modal', trigger: { kind: 'event', name: 'go' } })];
  const { page } = await visit(context, wire);
  await page.waitForTimeout(300);
  await page.evaluate(() =>
    document.querySelector('#go')?.addEventListener('click', () => Reflect.get(window, 'uptier').track('go')),
  );
  await page.click('#go');
  await page.getByRole('dialog').waitFor();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('UPTIER-NUDGE');
  await page.keyboard.press('Escape');
  await until(() => nudgesOf(wire).includes('dismissed'), 'dismissed');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('go');
});

test('a locked feature answers the click with its paywall, and a user who cannot buy asks', async () => {
  const nudge = { content: { title: 'Pull reports into your tools' }, locale: 'en', action: 'ask' } as const;
  wire.session.entitlements = { api_access: { allowed: false, reason: 'not-in-tier' } };
  wire.session.leases = [leaseOf({ surface: 'paywall', trigger: { kind: 'feature', feature: 'api_access' }, nudge })];
  const { page } = await visit(context, wire);
  await page.waitForFunction(() => Reflect.get(window, 'uptier').gate('api_access').allowed === false);
  const outcome = await page.evaluate(() => Reflect.get(window, 'uptier').gate('api_access').prompt());
  expect(outcome).toBe('shown');
  expect(wire.calls.some(({ path }) => path === '/v1/claim')).toBe(false);
  await page.getByRole('button', { name: 'Ask your admin' }).click();
  await until(() => nudgesOf(wire).includes('requested'), 'requested');
  expect(await page.getByRole('button', { name: 'Asked' }).getAttribute('aria-disabled')).toBe('true');
});

test('a click on a locked feature before the first answer is answered by it', async () => {
  wire.session.leases = [leaseOf({ surface: 'paywall', trigger: { kind: 'feature', feature: 'sso' } })];
  await context.route(`${wire.host}/v1/session`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await route.continue();
  });
  const { page } = await visit(context, wire);
  expect(await page.evaluate(() => Reflect.get(window, 'uptier').gate('sso').prompt())).toBe('shown');
});

test('a limit crossed by the page itself shows its card at once, without a request', async () => {
  wire.page.body += slot;
  wire.session.usage = { report_runs: { used: 399, limit: 500, ratio: 0.798, resetsAt: null, reachedAt: null } };
  const trigger = { kind: 'limit', limit: 'report_runs', thresholds: [80, 95], open: null } as const;
  wire.session.leases = [leaseOf({ surface: 'card', trigger, kind: 'limit-warning' })];
  const { page } = await visit(context, wire);
  await page.waitForFunction(() => Reflect.get(window, 'uptier').usage('report_runs').value?.used === 399);
  await untilReady(page, 'card');
  const painted = await page.evaluate(async () => {
    const client = Reflect.get(window, 'uptier');
    client.track('report_runs');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return document.querySelectorAll('uptier-slot uptier-nudge').length;
  });
  expect(painted).toBe(1);
  expect(await page.evaluate(() => Reflect.get(window, 'uptier').usage('report_runs').value.used)).toBe(400);
});

test('interruptions wait for the host: busy, its own modal, and each other', async () => {
  wire.page.body += '<dialog id="host-modal">Host</dialog>';
  wire.session.leases = ['one', 'two'].map((name) => leaseOf({ surface: 'banner', trigger: { kind: 'event', name } }));
  const { page } = await visit(context, wire);
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    const dialog = document.querySelector('dialog');
    dialog?.showModal();
    Reflect.get(window, 'uptier').track('one');
    Reflect.get(window, 'uptier').track('two');
  });
  await page.waitForTimeout(600);
  expect(await page.locator('uptier-nudge').count()).toBe(0);
  expect(wire.calls.some(({ path }) => path === '/v1/claim')).toBe(false);
  await page.evaluate(() => document.querySelector('dialog')?.close());
  await page.locator('uptier-nudge').waitFor();
  await page.waitForTimeout(400);
  expect(await page.locator('uptier-nudge').count()).toBe(1);
  await page.getByRole('button', { name: 'Not now' }).click();
  await until(() => wire.claimed.size === 2, 'the second is claimed when the first has gone');
});

test('the stream brings upgrades and the switch that stops everything', async () => {
  wire.page.body += slot;
  wire.session.leases = [leaseOf({ surface: 'card', trigger: onPlacement('home') })];
  const { page } = await visit(context, wire);
  await page.locator('uptier-nudge').waitFor();
  await until(() => wire.streams() === 1, 'stream');
  await page.evaluate(() =>
    Reflect.get(window, 'uptier').on('upgraded', (notice: object) => Reflect.set(window, 'told', notice)),
  );
  wire.session.leases = [];
  wire.say('upgrade', { from: 'starter', to: 'pro' });
  await page.waitForFunction(() => Reflect.get(window, 'told'));
  expect(await page.evaluate(() => Reflect.get(window, 'told'))).toEqual({ fromTier: 'starter', toTier: 'pro' });
  expect(await page.locator('uptier-nudge').count()).toBe(0);
  wire.session.leases = [leaseOf({ surface: 'card', trigger: onPlacement('home') })];
  wire.say('session', wire.session);
  await page.locator('uptier-nudge').waitFor();
  wire.say('off', {});
  await page.waitForFunction(() => !document.querySelector('uptier-nudge'));
});

test('with the server down an answer comes from its lease until that runs out, and one that is open stays', async () => {
  // This computer is a day ahead of the server.
  const at = Date.now() - 86_400_000;
  wire.session = { ...wire.session, at: new Date(at).toISOString() };
  const expiresAt = new Date(at + 4000).toISOString();
  wire.session.leases = ['sso', 'audit'].map((feature) =>
    leaseOf({ surface: 'paywall', trigger: { kind: 'feature', feature }, expiresAt }),
  );
  wire.session.entitlements = { sso: { allowed: false, reason: 'not-in-tier' } };
  const { page } = await visit(context, wire);
  await untilLocked(page, 'sso');
  wire.failWith = 503;
  const since = Date.now();
  const prompt = (feature: string): Promise<unknown> =>
    page.evaluate((name) => Reflect.get(window, 'uptier').gate(name).prompt(), feature);
  expect(await prompt('sso')).toBe('shown');
  await page.waitForTimeout(Math.max(0, 4200 - (Date.now() - since)));
  expect(await prompt('audit')).toBe('none');
  expect(await page.locator('uptier-nudge').count()).toBe(1);
});

test('a use that is acknowledged while a session is under way is counted once', async () => {
  const used = (count: number) => ({
    runs: { used: count, limit: 500, ratio: count / 500, resetsAt: null, reachedAt: null },
  });
  wire.session.usage = used(100);
  const { page } = await visit(context, wire);
  const value = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'uptier').usage('runs').value?.used);
  await expect.poll(value).toBe(100);
  await until(() => wire.streams() === 1, 'the page is live');
  await page.waitForTimeout(500);
  // Its answer is slow, and holds the use.
  await context.route(
    `${wire.host}/v1/session`,
    async (route) => {
      await page.waitForTimeout(1500);
      await route.continue();
    },
    { times: 1 },
  );
  await page.evaluate(() => {
    const client = Reflect.get(window, 'uptier');
    client.identify({ user: { id: 'u-1' }, account: { id: 'a-1' } });
    client.track('runs');
  });
  await until(() => wire.events.size > 0, 'acknowledged');
  wire.session.usage = used(101);
  const sessions = (): number => wire.calls.filter(({ path }) => path === '/v1/session').length;
  await until(() => sessions() >= 2, 'answered');
  await expect.poll(value, { timeout: 2000 }).toBe(101);
  await page.waitForTimeout(500);
  expect(await value()).toBe(101);
});
