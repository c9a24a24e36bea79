import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { start, until } from './browser.ts';

const { browser, wire } = await start();

const asked = (path: string) => wire.calls.some((call) => call.path === path);

async function open(query: string): Promise<{ page: Page; lines: string[]; chunks: string[] }> {
  wire.page.head = `<script>window.uptier = [['identify', { user: { id: 'u-1' }, account: { id: 'a-1' } }]];
    uptier.push((client) => { client.gate('no-such-feature'); client.on('changed', () => { window.changed = true; }); });
  </script><script async src="${wire.host}/sdk/uptier.js" data-key="pk_wire"></script>`;
  const page = await browser.newPage();
  const lines: string[] = [];
  const chunks: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  page.on('request', (request) => chunks.push(request.url()));
  await page.goto(wire.pages + query);
  await page.waitForFunction(() => Reflect.get(window, 'changed'));
  return { page, lines, chunks };
}

test('in production the panel does not open, nothing is explained, and one line says why', async () => {
  const { page, lines, chunks } = await open('?uptier=debug');
  await expect.poll(() => lines).toEqual(['[uptier] ?uptier=debug works with keys of development environments only.']);
  expect(asked('/v1/debug')).toBe(false);
  expect(chunks.filter((url) => /chunks\/(debug|advise)-/.test(url))).toEqual([]);
  await page.close();
});

test('in production nobody is advised, and nothing that helps developers is fetched', async () => {
  const { page, lines, chunks } = await open('');
  // What would help comes before the stream of the page.
  await until(() => asked('/v1/stream'), 'the page is live');
  expect(lines).toEqual([]);
  expect(asked('/v1/debug')).toBe(false);
  expect(chunks.filter((url) => /chunks\/(debug|advise)-/.test(url))).toEqual([]);
  await page.close();
});

test('in development the server is asked once for advice, and destroy takes the panel along', async () => {
  wire.session.environment = 'development';
  const view = {
    ...{ now: new Date().toISOString(), environment: { id: 'dev', kind: 'development' }, tier: null, stopped: false },
    ...{
      names: { features: ['sso'], limits: [], placements: [], events: [] },
      ledger: [],
      decisions: [],
      campaigns: [],
    },
  };
  const context = await browser.newContext();
  const page = await context.newPage();
  let views = 0;
  await page.route('**/v1/debug', (route) => {
    views++;
    return route.fulfill({ json: view, headers: { 'access-control-allow-origin': '*' } });
  });
  wire.page.head = `<script>window.uptier = [['identify', { user: { id: 'u-1' }, account: { id: 'a-1' } }]];
    uptier.push((client) => client.gate('no-such-feature'));
  </script><script async src="${wire.host}/sdk/uptier.js" data-key="pk_wire"></script>`;
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.goto(`${wire.pages}?uptier=debug`);
  await page.getByRole('region', { name: 'Uptier debug' }).waitFor();
  await until(() => lines.some((line) => line.includes("'no-such-feature'")), 'the name is told');
  expect(views).toBeLessThanOrEqual(3);
  await page.evaluate(() => Reflect.get(window, 'uptier').destroy());
  expect(await page.locator('uptier-nudge').count()).toBe(0);
  await context.close();
});

/** A page that identifies nobody by itself, in a development environment with one campaign. */
async function openUnidentified(context: BrowserContext, host: string): Promise<Page> {
  wire.session.environment = 'development';
  const nudge = { locale: 'en', action: 'none', content: { title: 'A forced title' } };
  const campaign = { id: 'c-1', name: 'Ten projects', kind: 'adoption', surface: 'toast', nudge };
  const view = {
    ...{ now: new Date().toISOString(), environment: { id: 'dev', kind: 'development' }, tier: 'pro', stopped: false },
    ...{ names: { features: [], limits: [], placements: [], events: [] }, ledger: [], decisions: [] },
    campaigns: [{ ...campaign, trigger: { kind: 'placement', placement: 'top' } }],
  };
  const headers = { 'access-control-allow-origin': '*' };
  await context.route('**/v1/debug', (route) => route.fulfill({ json: view, headers }));
  wire.page.head = `<script async src="${host}/sdk/uptier.js" data-key="pk_wire"></script>`;
  return context.newPage();
}

const identifying = `uptier.identify({ user: { id: 'u-1' }, account: { id: 'a-1' } })`;
const isReady = `typeof window.uptier?.identify === 'function'`;

test('the panel is there before anybody is identified, tells who comes and goes, and forces what is live', async () => {
  const context = await browser.newContext();
  const page = await openUnidentified(context, wire.host);
  await page.goto(`${wire.pages}?uptier=debug`);
  const panel = page.getByRole('region', { name: 'Uptier debug' });
  await panel.getByText('Nobody is identified yet').waitFor();
  await panel.getByRole('button', { name: 'Force Ten projects' }).click();
  await page.getByText('A forced title').waitFor();
  await page.evaluate(identifying);
  await panel.getByText('u-1').waitFor();
  await panel.getByText('a-1, tier pro').waitFor();
  expect(await panel.count()).toBe(1);
  await page.evaluate('uptier.reset()');
  await panel.getByText('Nobody is identified yet').waitFor();
  await context.close();
});

test('the panel outlives navigation in its tab until somebody closes it', async () => {
  const context = await browser.newContext();
  const page = await openUnidentified(context, wire.host);
  const panel = page.getByRole('region', { name: 'Uptier debug' });
  await page.goto(`${wire.pages}?uptier=debug`);
  await panel.waitFor();
  await page.goto(wire.pages);
  await page.waitForFunction(isReady);
  await page.evaluate(identifying);
  await panel.getByText('a-1, tier pro').waitFor();
  await page.evaluate(`history.pushState({}, '', '/other')`);
  expect(await panel.count()).toBe(1);
  await panel.getByRole('button', { name: 'Close' }).click();
  // Somebody else on this page, and the next page: it stays closed.
  await page.evaluate(`uptier.identify({ user: { id: 'u-2' }, account: { id: 'a-1' } })`);
  await until(() => wire.calls.some(({ body }) => JSON.stringify(body).includes('u-2')), 'the other is known');
  expect(await panel.count()).toBe(0);
  wire.calls.length = 0;
  await page.goto(wire.pages);
  await page.waitForFunction(isReady);
  await page.evaluate(identifying);
  await until(() => asked('/v1/stream'), 'the page is live');
  expect(await panel.count()).toBe(0);
  await context.close();
});

test('before anybody is identified a key of production opens nothing and says nothing', async () => {
  const context = await browser.newContext();
  const page = await openUnidentified(context, wire.host);
  await context.unroute('**/v1/debug');
  const headers = { 'access-control-allow-origin': '*' };
  const refused = context.waitForEvent('response', (response) => response.url().endsWith('/v1/debug'));
  await context.route('**/v1/debug', (route) => route.fulfill({ status: 401, json: { code: 'identity' }, headers }));
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  await page.goto(`${wire.pages}?uptier=debug`);
  await refused;
  expect(await page.locator('uptier-nudge').count()).toBe(0);
  expect(told.filter((line) => line.includes('[uptier]'))).toEqual([]);
  await context.close();
});
