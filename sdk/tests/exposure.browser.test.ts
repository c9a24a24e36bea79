import type { BrowserContext, Page } from '@playwright/test';
import { beforeEach, expect, test } from 'vitest';
import { nudgesOf, start, until, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();
let context: BrowserContext;
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 800, height: 600 } });
});

const slot = '<uptier-slot placement="home" style="display:block;min-height:200px"></uptier-slot>';
const WITHOUT = 'delete window.IntersectionObserver;';
const scrolledTo = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('uptier-slot')?.scrollIntoView({ block: 'center' }));

/** Where a slot can be without being in view, and how it gets there. */
const hidden: Record<string, [markup: string, show: string]> = {
  'below the fold': [`<div style="height:2000px"></div>${slot}`, 'scrollTo(0, 5000)'],
  'in a container that was scrolled past': [
    `<div id="box" style="height:220px;overflow:auto">${slot}<div style="height:900px"></div></div>`,
    "document.querySelector('#box').scrollTop = 0",
  ],
  'in a part that is not rendered': [
    `<div id="box" style="content-visibility:hidden;contain-intrinsic-size:300px">${slot}</div>`,
    "document.querySelector('#box').style.contentVisibility = 'visible'",
  ],
  'in a part that is rendered when it is near': [
    `<div style="height:3000px"></div><div style="content-visibility:auto;contain-intrinsic-size:auto 240px">${slot}</div>`,
    'scrollTo(0, 9000)',
  ],
  'in a closed tab of the host': [
    `<div id="box" hidden>${slot}</div>`,
    "document.querySelector('#box').hidden = false",
  ],
};

test.each(
  Object.entries(hidden).flatMap(([where, [markup, show]]) => [
    [where, 'show', '', markup, show] as const,
    [where, 'withhold', '', markup, show] as const,
    [where, 'show', WITHOUT, markup, show] as const,
  ]),
)('a slot %s (%s%s) is told after a second in view', async (where, outcome, hostile, markup, show) => {
  wire.session.leases = [leaseOf({ surface: 'card', trigger: { kind: 'placement', placement: 'home' }, outcome })];
  wire.page.body += markup;
  wire.page.head = `<script>${hostile}</script>${wire.page.head}`;
  const { page } = await visit(context, wire);
  if (where.includes('scrolled past')) await page.evaluate("document.querySelector('#box').scrollTop = 600");
  await page.waitForTimeout(2000);
  expect(nudgesOf(wire)).toEqual([]);
  const shownAt = Date.now();
  await page.evaluate(show);
  await until(() => nudgesOf(wire).length > 0, 'told');
  expect(Date.now() - shownAt).toBeGreaterThan(950);
  expect(nudgesOf(wire)).toEqual([outcome === 'show' ? 'shown' : 'withheld']);
});

test('in a frame it is the reader’s window that counts', async () => {
  wire.session.leases = [leaseOf({ surface: 'card', trigger: { kind: 'placement', placement: 'home' } })];
  wire.page.body = slot;
  const page = await context.newPage();
  const identify = "window.uptier = [['identify', { user: { id: 'u' }, account: { id: 'a' } }]]";
  wire.page.head = `<script>${identify}</script>${wire.page.head}`;
  await page.setContent(
    `<div style="height:1500px"></div><iframe src="${wire.pages}" style="width:700px;height:400px"></iframe><div style="height:900px"></div>`,
  );
  await page.frameLocator('iframe').locator('uptier-nudge').waitFor({ state: 'attached' });
  await page.waitForTimeout(1600);
  expect(nudgesOf(wire)).toEqual([]);
  await page.evaluate(() => document.querySelector('iframe')?.scrollIntoView());
  await until(() => nudgesOf(wire).includes('shown'), 'shown');
});

test('a tab in the background sees nothing, and a second that was interrupted begins anew', async () => {
  wire.session.leases = [leaseOf({ surface: 'card', trigger: { kind: 'placement', placement: 'home' } })];
  wire.page.body += slot;
  wire.page.head = `<script>window.state = 'hidden'; Object.defineProperty(document, 'visibilityState', { get: () => state }); window.become = (next) => { state = next; document.dispatchEvent(new Event('visibilitychange')); };</script>${wire.page.head}`;
  const { page } = await visit(context, wire);
  await page.locator('uptier-nudge').waitFor();
  await page.waitForTimeout(1300);
  for (const state of ['visible', 'hidden', 'visible', 'hidden']) {
    await page.evaluate((next) => Reflect.get(window, 'become')(next), state);
    await page.waitForTimeout(700);
  }
  expect(nudgesOf(wire)).toEqual([]);
  await page.evaluate("become('visible')");
  await until(() => nudgesOf(wire).includes('shown'), 'shown');
});

test('a banner whose place has no room lies over the page, and that is what is seen', async () => {
  for (const outcome of ['show', 'withhold'] as const) {
    wire.reset();
    wire.session.leases = [leaseOf({ surface: 'banner', trigger: { kind: 'placement', placement: 'home' }, outcome })];
    wire.page.body += '<div style="height:2000px"></div><div id="spot"></div>';
    const { page } = await visit(context, wire);
    await page.evaluate("void uptier.place('home', document.querySelector('#spot'))");
    await until(() => nudgesOf(wire).length > 0, 'told');
    await page.close();
  }
});

test('what stands half under the fold is not seen, and half in view it is', async () => {
  wire.session.leases = [leaseOf({ surface: 'card', trigger: { kind: 'placement', placement: 'home' } })];
  wire.page.body = `<div style="height:560px"></div>${slot}<div style="height:900px"></div>`;
  const { page } = await visit(context, wire);
  await page.locator('uptier-nudge').waitFor();
  await page.waitForTimeout(1400);
  expect(nudgesOf(wire)).toEqual([]);
  await scrolledTo(page);
  await until(() => nudgesOf(wire).includes('shown'), 'shown');
});
