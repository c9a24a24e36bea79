import type { BrowserContext, Page } from '@playwright/test';
import { beforeEach, expect, test } from 'vitest';
import { start, visit } from './browser.ts';
import { leaseOf } from './wire.ts';

const { browser, wire } = await start();
let context: BrowserContext;
beforeEach(async () => {
  context = await browser.newContext();
  await context.clock.install();
});

const count = (page: Page): Promise<number> => page.locator('uptier-nudge').count();
const use = (page: Page): Promise<void> => page.evaluate(() => Reflect.get(window, 'uptier').track('report_runs'));

/** Time passes, and the page counts a use every two seconds. */
async function pass(page: Page, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 2) {
    await use(page);
    await page.clock.runFor(2000);
  }
}

/** A page whose toast has just come. */
async function openToast(): Promise<Page> {
  wire.session.usage = { report_runs: { used: 1, limit: 5000, ratio: 0, resetsAt: null, reachedAt: null } };
  wire.session.leases = [leaseOf({ surface: 'toast', trigger: { kind: 'placement', placement: 'home' } })];
  const { page } = await visit(context, wire);
  await page.evaluate(() => void Reflect.get(window, 'uptier').place('home'));
  await expect
    .poll(async () => {
      await page.clock.runFor(200);
      return count(page);
    })
    .toBe(1);
  // What it owes to who uses keys is fetched once it stands.
  await page.waitForTimeout(300);
  return page;
}

test('a toast leaves in time also while the page goes on counting', async () => {
  const page = await openToast();
  await page.mouse.move(10, 10);
  await pass(page, 16);
  expect(await count(page)).toBe(0);
});

test('what the page counts does not take a toast from under the pointer', async () => {
  const page = await openToast();
  await page.locator('uptier-nudge .u-x').hover();
  await pass(page, 40);
  expect(await count(page)).toBe(1);
  await page.mouse.move(10, 10);
  await pass(page, 16);
  expect(await count(page)).toBe(0);
});

test('a pointer that leaves a toast does not take it from who is in it', async () => {
  const page = await openToast();
  const close = page.locator('uptier-nudge .u-x');
  await close.hover();
  await close.focus();
  await page.mouse.move(10, 10);
  await page.clock.runFor(40_000);
  expect(await count(page)).toBe(1);
});
