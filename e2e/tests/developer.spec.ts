import { createServer, type Server } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { SignJWT } from 'jose';
import { test } from './story.ts';

interface Site {
  url: string;
  server: Server;
}

/** A page of somebody who is adding Uptier: what the SDK tells stands in `window.told`. */
async function serveSite(attributes: string, calls = ''): Promise<Site> {
  const html = `<!doctype html><html lang="en"><title>Somebody's site</title><main><h1>Site</h1><div id="spot"></div></main><script>
    window.told = [];
    window.uptier = [['init', { onError: ({ code, message }) => told.push(code + ': ' + message) }],
      ['identify', { user: { id: 'dev-1' }, account: { id: 'atlas-parcel' } }]];
    uptier.push((client) => { client.place('billing-page', document.getElementById('spot')); ${calls} });
  </script><script async ${attributes}></script></html>`;
  const server = createServer((request, response) => {
    const isPage = /^\/(\?|$)/.test(request.url ?? '');
    response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/html', 'cache-control': 'no-store' });
    response.end(isPage ? html : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`, server };
}

const toldTo = (page: Page): Promise<string[]> => page.evaluate(() => Reflect.get(window, 'told'));

async function visit(page: Page, { url }: Site, query = ''): Promise<void> {
  await page.goto(url + query);
}

const sign = (secret: string, user: string, expires: string) =>
  new SignJWT({ accountId: 'atlas-parcel' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(user)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));

test('a mistake in set-up is told once, with what to do', async ({ page, world }) => {
  const script = `src="${world.uptierUrl}/sdk/uptier.js"`;
  const expired = await sign('idsec_demo', 'dev-1', '-1h');
  const foreign = await sign('idsec_demo', 'somebody-else', '1h');
  const forged = await sign('a secret of nobody, of some length', 'dev-1', '1h');
  const told = async (attributes: string, calls = '') => {
    const site = await serveSite(`${script} ${attributes}`, calls);
    await visit(page, site);
    await expect.poll(async () => (await toldTo(page)).length).toBeGreaterThan(0);
    // A second call would tell it again.
    await page.evaluate(() => Reflect.get(window, 'uptier').identify({ user: { id: 'b' }, account: { id: 'b' } }));
    await page.waitForTimeout(1500);
    site.server.close();
    return await toldTo(page);
  };
  expect(await told('data-key="pk_nobody"')).toEqual([
    'unauthorized: This key is not known here: see Settings, Install in the console.',
  ]);
  expect((await told('data-key="sk_demo"'))[0]).toBe('setup: Needs `key` (pk_…) and `host`.');
  expect(await told('data-key="pk_demo" data-host="http://127.0.0.1:1"')).toEqual([
    'unreachable: No answer from http://127.0.0.1:1 (0). Check `host` and connect-src.',
  ]);
  expect((await told(`data-key="pk_demo" data-identity-token="${expired}"`))[0]).toBe(
    'unauthorized: The identity token is refused: it has expired, sign a new one.',
  );
  expect((await told(`data-key="pk_demo" data-identity-token="${foreign}"`))[0]).toBe(
    'unauthorized: The identity token is for another user or account: its sub and accountId must be those of the page.',
  );
  expect((await told(`data-key="pk_demo" data-identity-token="${forged}"`))[0]).toBe(
    'unauthorized: The identity token is refused: no secret of this environment verifies it, see Settings, Identity.',
  );
});

test('a host that is somebody else says what it answered', async ({ page, world }) => {
  const other = await serveSite('');
  const site = await serveSite(`src="${world.uptierUrl}/sdk/uptier.js" data-key="pk_demo" data-host="${other.url}"`);
  await visit(page, site);
  const host = other.url.replace(/\/$/, '');
  // Another origin without CORS: the browser does not say what it answered.
  await expect
    .poll(() => toldTo(page))
    .toEqual([`unreachable: No answer from ${host} (0). Check \`host\` and connect-src.`]);
  for (const { server } of [other, site]) server.close();
});

test('in development, names that nobody knows and a clock that is off are told, each once', async ({ page, world }) => {
  const calls = "client.gate('ssoo'); client.gate('ssoo'); client.usage('report_run'); client.place('biling-page');";
  const site = await serveSite(`src="${world.uptierUrl}/sdk/uptier.js" data-key="pk_demo"`, calls);
  const lines: string[] = [];
  page.on('console', (message) => lines.push(message.text()));
  await page.addInitScript(() => {
    const { now } = Date;
    Date.now = () => now() + 26 * 3_600_000;
  });
  await visit(page, site);
  const advice = async () => (await toldTo(page)).filter((line) => line.startsWith('advice'));
  await expect.poll(async () => (await advice()).length).toBe(4);
  const all = (await advice()).join('\n');
  expect(all).toContain("The catalog has no feature 'ssoo'.");
  expect(all).toMatch(/The catalog has no limit 'report_run'\..*Known: .*report_runs/);
  expect(all).toContain("No live campaign waits for the placement 'biling-page'.");
  expect(all).toContain('clock is 26 hours ahead of the server');
  expect(lines.filter((line) => line.includes("'ssoo'"))).toHaveLength(1);
  site.server.close();
});

test('the debug panel explains the page and forces a campaign, by keyboard, and nothing is recorded', async ({
  page,
  world,
}) => {
  const site = await serveSite(`src="${world.uptierUrl}/sdk/uptier.js" data-key="pk_demo"`, "client.gate('sso');");
  const bodies: string[] = [];
  page.on('request', (request) => {
    if (/\/v1\/(events|claim)$/.test(request.url())) bodies.push(`${request.url()} ${request.postData() ?? ''}`);
  });
  await visit(page, site, '?uptier=debug');
  const panel = page.getByRole('region', { name: 'Uptier debug' });
  await expect(panel).toContainText('atlas-parcel, tier');
  await expect(page.locator('body')).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await panel.getByText('Decisions now').click();
  await expect(panel).toContainText('placement billing-page');
  // What the page shows by itself is recorded, before anything is forced.
  await page.waitForTimeout(2500);
  bodies.length = 0;
  const force = panel.getByRole('button', { name: /^Force / }).first();
  await force.focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status')).toContainText('Nothing is recorded.');
  await expect(page.locator('uptier-nudge[data-forced]')).toBeAttached();
  // Longer than the second in view that makes an exposure.
  await page.waitForTimeout(1500);
  await panel.getByRole('button', { name: 'Take it away' }).click();
  await expect(page.locator('uptier-nudge[data-forced]')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Fold' }).focus();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  expect(bodies.filter((body) => body.includes('"nudge"') || body.includes('/v1/claim'))).toEqual([]);
  site.server.close();
});
