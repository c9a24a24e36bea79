import type { BrowserContext, Page } from '@playwright/test';
import { beforeEach, expect, test } from 'vitest';
import { start, until, visit } from './browser.ts';

const { browser, wire } = await start();
let context: BrowserContext;
beforeEach(async () => {
  context = await browser.newContext();
});

const moments = (): string[] =>
  [...wire.events.values()]
    .filter(({ type }) => type === 'moment')
    .map(({ userId, what, name }) => `${userId} ${what} ${name}`)
    .sort();

const ask = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const client = Reflect.get(window, 'uptier');
    for (let times = 0; times < 3; times += 1) {
      client.place('billing-page');
      client.gate('sso');
      client.gate('billing-page');
      client.place('');
    }
  });

test('placements and features that a page asks for are told once a user and day, over reloads and tabs', async () => {
  const one = await visit(context, wire);
  await ask(one.page);
  const all = ['u-1 feature billing-page', 'u-1 feature sso', 'u-1 placement billing-page'];
  await until(() => moments().length === 3, 'told');
  expect(moments()).toEqual(all);
  await one.page.reload();
  await one.page.waitForFunction(() => typeof Reflect.get(window, 'uptier')?.track === 'function');
  const two = await visit(context, wire);
  await ask(one.page);
  await ask(two.page);
  await one.page.waitForTimeout(800);
  expect(moments()).toEqual(all);
  await one.page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((name) => name.includes(':m:')))
      localStorage.setItem(key, (localStorage.getItem(key) ?? '').replace(/\d{4}-\d\d-\d\d/, '2020-01-01'));
  });
  await two.page.reload();
  await two.page.waitForFunction(() => typeof Reflect.get(window, 'uptier')?.track === 'function');
  await ask(two.page);
  await until(() => moments().length === 6, 'told again the next day');
});

test('nobody is told of what was asked while nobody was known; a place that stands is the next user’s too', async () => {
  wire.page.head = wire.page.head.replace('data-key', 'data-storage="local" data-key');
  const page = await context.newPage();
  await page.goto(wire.pages);
  await page.waitForFunction(() => typeof Reflect.get(window, 'uptier')?.track === 'function');
  await ask(page);
  await page.waitForTimeout(500);
  expect(moments()).toEqual([]);
  const identify = (id: string): Promise<void> =>
    page.evaluate((user) => Reflect.get(window, 'uptier').identify({ user: { id: user }, account: { id: 'a-1' } }), id);
  await identify('u-1');
  await until(() => moments().length === 1, 'told');
  await page.evaluate(() => Reflect.get(window, 'uptier').reset());
  await ask(page);
  await page.waitForTimeout(500);
  expect(moments()).toEqual(['u-1 placement billing-page']);
  await identify('u-2');
  await until(() => moments().length === 2, 'told of the other');
  await identify('u-1');
  await page.waitForTimeout(700);
  expect(moments()).toEqual(['u-1 placement billing-page', 'u-2 placement billing-page']);
});
