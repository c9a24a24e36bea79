import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { Analytics } from '@segment/analytics-node';
import { openAs, test } from './story.ts';

const BUNDLES = fileURLToPath(new URL('../node_modules/@segment/analytics-next/dist/umd/', import.meta.url));

test('a Node client of Segment sends usage that moves a meter in an open page', async ({ page, world }) => {
  await openAs(page, world, 'atlas-parcel', 'owner', '/reports');
  const meter = page.locator('uptier-meter').first();
  await expect(meter).toContainText('2,240 of 5,000');
  const analytics = new Analytics({ writeKey: 'sk_demo', host: world.uptierUrl, path: '/v1/batch', flushAt: 1 });
  const track = { userId: 'atlas-robot', event: 'Report Run', properties: { quantity: 25 } };
  analytics.track({ ...track, context: { groupId: 'atlas-parcel' } });
  await analytics.closeAndFlush();
  await expect(meter).toContainText('2,265 of 5,000');
});

test("a browser client of Segment on another origin sends usage that moves its account's meter", async ({
  page,
  world,
}) => {
  const site = await serveSite(world.uptierUrl);
  const used = async () => (await world.call('GET', '/v1/accounts/meridian-group')).usage.report_runs.used;
  const before = await used();
  await page.goto(site.url);
  await expect(page.locator('body')).toHaveText('sent');
  await expect.poll(used).toBe(before + 3);
  await new Promise((resolve) => site.server.close(resolve));
});

/** A page of somebody else's, which loads Segment's own bundle and names Uptier as its host. */
async function serveSite(uptierUrl: string): Promise<{ url: string; server: Server }> {
  const html = `<!doctype html><title>Somebody's site</title><body><script src="/umd/index.js"></script><script>
    const analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey: 'pk_demo', cdnURL: '${uptierUrl}' });
    analytics.group('meridian-group');
    analytics.track('Report Run', { quantity: 3 }, { groupId: 'meridian-group' }).then(() => { document.body.textContent = 'sent'; });
  </script>`;
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const isScript = path.startsWith('/umd/');
    const body = isScript ? await readFile(join(BUNDLES, path.slice(5))).catch(() => null) : html;
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.writeHead(body === null ? 404 : 200).end(body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`, server };
}
