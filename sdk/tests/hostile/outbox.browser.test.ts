import { expect, test } from 'vitest';
import { until } from '../browser.ts';
import { expectWorking, inBothBrowsers } from './host.ts';

await inBothBrowsers((host) => {
  const uses = (): number => [...host.wire.events.values()].filter(({ type }) => type === 'usage').length;

  test('a page that closes at once still sends what it counted', async () => {
    const opened = await host.open();
    await expectWorking(opened, host.wire);
    await opened.page.evaluate("for (let at = 0; at < 40; at += 1) uptier.track('x', { text: 'y'.repeat(2000) })");
    await opened.page.close({ runBeforeUnload: false });
    // What the browser does not take at once waits for the next page.
    await until(() => uses() >= 20, 'the first parts arrive');
    const { page } = await host.open();
    await until(() => uses() >= 42, 'the rest arrives with the next page', 10_000);
    await page.waitForFunction("!Object.keys(localStorage).some((key) => key.includes(':e:'))");
  });

  test('a hundred uses travel zipped and without a preflight', async () => {
    const requests: { method: string; size: number }[] = [];
    host.context.on('request', (request) => {
      if (!request.url().endsWith('/v1/events')) return;
      requests.push({ method: request.method(), size: request.postDataBuffer()?.length ?? 0 });
    });
    const opened = await host.open();
    await expectWorking(opened, host.wire);
    await opened.page.evaluate("for (let at = 0; at < 100; at += 1) uptier.track('report_runs', { at })");
    await until(() => uses() >= 101, 'all arrive');
    const bodies = host.wire.calls.filter(
      ({ path, body }) => path === '/v1/events' && JSON.stringify(body).length > 9000,
    );
    expect(bodies.length).toBeGreaterThan(0);
    expect(host.wire.calls.every(({ method }) => method === 'POST')).toBe(true);
    // Where the browser tells the size of a body that is no text.
    for (const { method, size } of requests) expect([method, size < 8000]).toEqual(['POST', true]);
  });
});
