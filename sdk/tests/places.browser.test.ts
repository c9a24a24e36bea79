import type { BrowserContext, Page } from '@playwright/test';
import { beforeEach, expect, test } from 'vitest';
import { nudgesOf, start, until, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();
let context: BrowserContext;
beforeEach(async () => {
  context = await browser.newContext();
});

const onPlacement = { kind: 'placement', placement: 'home' } as const;
const nudges = (page: Page): Promise<number> => page.locator('uptier-nudge').count();
const come = (page: Page) => page.locator('uptier-nudge').waitFor();
const gone = (page: Page) => page.waitForFunction(() => !document.querySelector('uptier-nudge'));

/** The place leaves with its route and comes back as another element. */
const leave = (page: Page): Promise<void> => page.evaluate("document.querySelector('.route').remove()");
const comeBack = (page: Page, markup: string): Promise<void> =>
  page.evaluate((html) => {
    const route = document.body.appendChild(document.createElement('div'));
    route.className = 'route';
    route.innerHTML = html;
  }, markup);

test.each([
  ['slot', 'card', onPlacement, '<uptier-slot placement="home"></uptier-slot>'],
  ['gate', 'paywall', { kind: 'feature', feature: 'sso' }, '<uptier-gate feature="sso"></uptier-gate>'],
] as const)('the answer in a %s comes back with its place, and is told once', async (_, surface, trigger, markup) => {
  wire.session.entitlements = { sso: { allowed: false, reason: 'not-in-tier' } };
  wire.session.leases = [leaseOf({ surface, trigger })];
  wire.page.body += `<div class="route">${markup}</div>`;
  const { page } = await visit(context, wire);
  await come(page);
  await until(() => nudgesOf(wire).includes('shown'), 'shown');
  for (let round = 0; round < 3; round += 1) {
    await leave(page);
    await gone(page);
    await comeBack(page, markup);
    await come(page);
  }
  await page.waitForTimeout(1300);
  expect([await nudges(page), nudgesOf(wire)]).toEqual([1, ['shown']]);
});

test('a gate shows what stands in for a nudge only while none stands there', async () => {
  wire.session.entitlements = { sso: { allowed: false, reason: 'not-in-tier' } };
  wire.session.leases = [leaseOf({ surface: 'card', trigger: { kind: 'feature', feature: 'sso' } })];
  wire.page.body += '<uptier-gate feature="sso"><b>Settings</b><p slot="locked">Part of Pro</p></uptier-gate>';
  const { page } = await visit(context, wire);
  await come(page);
  await page.getByText('Part of Pro').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByText('Part of Pro').waitFor();
  expect([await page.getByText('Settings').isVisible(), await nudges(page)]).toEqual([false, 0]);
});

test('a place that leaves before it was seen is told when it comes back', async () => {
  wire.session.leases = [leaseOf({ surface: 'card', trigger: onPlacement })];
  const markup = '<uptier-slot placement="home"></uptier-slot>';
  wire.page.body += `<div class="route">${markup}</div>`;
  const { page } = await visit(context, wire);
  await come(page);
  await leave(page);
  await page.waitForTimeout(1300);
  expect(nudgesOf(wire)).toEqual([]);
  await comeBack(page, markup);
  await until(() => nudgesOf(wire).includes('shown'), 'shown');
});

test('a prompt in a place that came back is answered again, and while it stands there it is not drawn twice', async () => {
  wire.session.entitlements = { sso: { allowed: false, reason: 'not-in-tier' } };
  wire.session.leases = [
    leaseOf({ surface: 'paywall', trigger: { kind: 'feature', feature: 'sso' }, priority: 2 }),
    leaseOf({ surface: 'paywall', trigger: { kind: 'feature', feature: 'sso' } }),
  ];
  const { page } = await visit(context, wire);
  await page.waitForFunction("uptier.gate('sso').allowed === false");
  await page.waitForTimeout(300);
  const prompt = "uptier.gate('sso').prompt(document.querySelector('#spot'))";
  for (let round = 0; round < 3; round += 1) {
    await comeBack(page, '<div id="spot"></div>');
    expect(await page.evaluate(`Promise.all([${prompt}, ${prompt}])`)).toEqual(['shown', 'shown']);
    expect([await page.evaluate(prompt), await nudges(page)]).toEqual(['shown', 1]);
    await leave(page);
  }
  expect(await page.evaluate("uptier.gate('sso').prompt()")).toBe('shown');
  expect(await page.evaluate("uptier.gate('sso').prompt()")).toBe('shown');
  await until(() => nudgesOf(wire).length > 0, 'shown');
  await page.getByRole('button', { name: 'Close' }).click();
  await until(() => nudgesOf(wire).includes('dismissed'), 'dismissed');
  expect(await nudges(page)).toBe(0);
});

test('a host that puts the same element aside and back keeps what stands in it', async () => {
  wire.session.leases = [leaseOf({ surface: 'card', trigger: onPlacement })];
  wire.page.body += '<div id="spot"></div>';
  const { page } = await visit(context, wire);
  await page.evaluate("window.spot = document.querySelector('#spot'); void uptier.place('home', spot)");
  await come(page);
  await page.evaluate("spot.remove(); void uptier.place('home', document.createElement('p'))");
  await page.evaluate("document.body.append(spot); void uptier.place('home', spot)");
  await come(page);
  await until(() => nudgesOf(wire).length > 0, 'shown');
  expect(await nudges(page)).toBe(1);
});

test('an answer to use in the page comes back with the next place', async () => {
  wire.session.usage = { report_runs: { used: 399, limit: 500, ratio: 0.798, resetsAt: null, reachedAt: null } };
  const trigger = { kind: 'limit', limit: 'report_runs', thresholds: [80, 95], open: null } as const;
  wire.session.leases = [leaseOf({ surface: 'card', trigger, kind: 'limit-warning' })];
  const markup = '<uptier-slot placement="home"></uptier-slot>';
  wire.page.body += `<div class="route">${markup}</div>`;
  const { page } = await visit(context, wire);
  await page.waitForFunction("uptier.usage('report_runs').value?.used === 399");
  await page.waitForTimeout(300);
  expect(await nudges(page)).toBe(0);
  await page.evaluate("uptier.track('report_runs')");
  await come(page);
  await leave(page);
  await gone(page);
  await comeBack(page, markup);
  await come(page);
});

test.each(['Not now', 'Never for this'])('after “%s” the answer stays away, whatever comes back', async (words) => {
  const lease = leaseOf({ surface: 'card', trigger: onPlacement });
  wire.session.leases = [lease];
  const markup = '<uptier-slot placement="home"></uptier-slot>';
  wire.page.body += `<div class="route">${markup}</div>`;
  const { page } = await visit(context, wire);
  await come(page);
  await until(() => wire.streams() === 1, 'stream');
  await page.getByRole('button', { name: words }).click();
  await gone(page);
  await leave(page);
  await comeBack(page, markup);
  // An answer that was on its way already knows nothing of it.
  wire.session.leases = [{ ...leaseOf({ surface: 'card', trigger: onPlacement }), campaignId: lease.campaignId }];
  wire.say('session', wire.session);
  await page.waitForTimeout(500);
  expect(await nudges(page)).toBe(0);
  expect(nudgesOf(wire)).toEqual(['shown', words === 'Not now' ? 'snoozed' : 'never']);
});

test('a withheld answer is told once, however often its place comes back', async () => {
  wire.session.leases = [leaseOf({ surface: 'card', trigger: onPlacement, outcome: 'withhold' })];
  const markup = '<uptier-slot placement="home" style="display:block;min-height:90px"></uptier-slot>';
  wire.page.body += `<div class="route">${markup}</div>`;
  const { page } = await visit(context, wire);
  await until(() => nudgesOf(wire).length > 0, 'withheld');
  await leave(page);
  await comeBack(page, markup);
  await page.waitForTimeout(1500);
  expect([await nudges(page), nudgesOf(wire)]).toEqual([0, ['withheld']]);
});

test('who has asked reads so where the answer comes back', async () => {
  const nudge = { content: { title: 'Pro' }, locale: 'en', action: 'ask' } as const;
  wire.session.leases = [leaseOf({ surface: 'card', trigger: onPlacement, nudge })];
  const markup = '<uptier-slot placement="home"></uptier-slot>';
  wire.page.body += `<div class="route">${markup}</div>`;
  const { page } = await visit(context, wire);
  await page.getByRole('button', { name: 'Ask your admin' }).click();
  await until(() => nudgesOf(wire).includes('requested'), 'requested');
  await leave(page);
  await comeBack(page, markup);
  await page.getByRole('button', { name: /Asked/ }).waitFor();
});

test('two tabs with the same decision in view tell one exposure', async () => {
  wire.session.leases = [leaseOf({ surface: 'card', trigger: onPlacement })];
  wire.page.body += '<uptier-slot placement="home"></uptier-slot>';
  const one = await visit(context, wire);
  const two = await visit(context, wire);
  await Promise.all([come(one.page), come(two.page)]);
  await until(() => nudgesOf(wire).length > 0, 'shown');
  await one.page.waitForTimeout(1500);
  expect(nudgesOf(wire)).toEqual(['shown']);
});

test('two clients in one page never interrupt at the same time, nor over a paywall that was clicked for', async () => {
  wire.page.head += `<script async src="${wire.host}/sdk/uptier.js" data-key="pk_other" data-global="other" data-instance="other"></script>`;
  const event = (name: string) => ({ kind: 'event', name }) as const;
  wire.session.leases = [
    leaseOf({ surface: 'banner', trigger: event('one') }),
    leaseOf({ surface: 'toast', trigger: event('two') }),
    leaseOf({ surface: 'paywall', trigger: { kind: 'feature', feature: 'f' } }),
  ];
  const { page } = await visit(context, wire);
  await page.waitForFunction("typeof window.other?.track === 'function'");
  await page.evaluate("other.identify({ user: { id: 'u-2' }, account: { id: 'a-2' } })");
  await page.waitForTimeout(400);
  expect(await page.evaluate("uptier.gate('f').prompt()")).toBe('shown');
  await page.evaluate("uptier.track('one'); other.track('two')");
  await page.waitForTimeout(700);
  expect([await nudges(page), wire.claimed.size]).toEqual([1, 0]);
  await page.getByRole('button', { name: 'Close' }).click();
  await come(page);
  await page.waitForTimeout(900);
  expect([await nudges(page), wire.claimed.size]).toEqual([1, 1]);
  await page.getByRole('button', { name: 'Close' }).click();
  await until(() => wire.claimed.size === 2, 'the other follows');
  await come(page);
  expect(await nudges(page)).toBe(1);
});

test('a modal of the host inside of its own component keeps interruptions waiting', async () => {
  wire.session.leases = [leaseOf({ surface: 'banner', trigger: { kind: 'event', name: 'one' } })];
  wire.page.body += '<host-modal></host-modal>';
  const { page } = await visit(context, wire);
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    const root = document.querySelector('host-modal')?.attachShadow({ mode: 'open' });
    const dialog = root?.appendChild(document.createElement('dialog'));
    dialog?.append(document.createElement('button'));
    dialog?.showModal();
  });
  await page.evaluate("uptier.track('one')");
  await page.waitForTimeout(700);
  expect([await nudges(page), wire.claimed.size]).toEqual([0, 0]);
  await page.evaluate("document.querySelector('host-modal').shadowRoot.querySelector('dialog').close()");
  await come(page);
});
