import type { Page } from '@playwright/test';
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
