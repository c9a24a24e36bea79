import { expect, test } from 'vitest';
import { start, until, visit } from '../browser.ts';

const { browser, wire } = await start();

test('what was counted survives a page that crashes, and is counted once', async () => {
  const context = await browser.newContext();
  wire.failWith = 503;
  const { page } = await visit(context, wire);
  await page.evaluate("uptier.track('report_runs', { quantity: 7 })");
  await page.waitForTimeout(500);
  const devtools = await context.newCDPSession(page);
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  wire.failWith = 0;
  await visit(context, wire);
  await until(() => wire.events.size > 0, 'the use arrives');
  expect([...wire.events.values()].map(({ quantity }) => quantity)).toEqual([7]);
  await context.close();
});

test('the tab that holds the stream goes: another takes over, and news comes to all that are left', async () => {
  wire.reset();
  const context = await browser.newContext();
  const tabs = [await visit(context, wire), await visit(context, wire), await visit(context, wire)];
  await until(() => wire.streams() === 1, 'one stream');
  const [first, ...others] = tabs;
  await first?.page.close();
  await until(
    () => wire.streams() === 1 && wire.calls.filter(({ path }) => path === '/v1/stream').length > 1,
    'the next',
  );
  for (const { page } of others) await page.evaluate("uptier.on('upgraded', () => { window.isTold = true; })");
  wire.say('upgrade', { from: 'starter', to: 'pro' });
  // Nothing but the stream says it.
  for (const { page } of others) await page.waitForFunction('window.isTold');
  expect(wire.streams()).toBe(1);
  await context.close();
});

test('where streams are blocked the page asks again by itself, and events do not wait', async () => {
  wire.reset();
  const context = await browser.newContext();
  await context.route(`${wire.host}/v1/stream`, (route) => route.abort());
  wire.session.pollMs = 1000;
  // How often to ask is said by the first answer, however late it comes.
  await context.route(`${wire.host}/v1/session`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  const { page } = await visit(context, wire);
  await page.waitForTimeout(1000);
  wire.session.entitlements = { sso: { allowed: false, reason: 'not-in-tier' } };
  await page.waitForFunction("uptier.gate('sso').allowed === false", null, { timeout: 10_000 });
  await page.evaluate("uptier.track('report_runs')");
  await until(() => wire.events.size > 0, 'the use arrives');
  await context.close();
});
