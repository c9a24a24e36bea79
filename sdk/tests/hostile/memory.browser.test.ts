import type { CDPSession } from '@playwright/test';
import { expect, test, vi } from 'vitest';
import { nudgesOf, start, until, visit } from '../browser.ts';
import { leaseOf } from '../wire.ts';

vi.setConfig({ testTimeout: 180_000 });

const { browser, wire } = await start();

const MB = 1024 * 1024;
/** A claim keeps other tabs away for this long. */
const LET_GO_MS = 11_000;
const surfaces = ['banner', 'modal', 'toast', 'paywall', 'card'];

/** Brings a session with a new lease of its own a number of times, and closes what it shows. */
const play = `async (from, count) => {
  const { page: surfaces } = window;
  const soon = () => new Promise((resolve) => setTimeout(resolve, 0));
  for (let at = from; at < from + count; at += 1) {
    const surface = surfaces[at % surfaces.length];
    const close = uptier.place('spot-' + at, document.getElementById('slot'));
    for (let tries = 0; !document.querySelector('uptier-nudge'); tries += 1) { if (tries > 2000) throw new Error('no nudge ' + at + ' ' + surface); await soon(); }
    const { shadowRoot } = document.querySelector('uptier-nudge');
    const button = shadowRoot.querySelector('.u-x') || shadowRoot.querySelector('.u-quiet button');
    if (button) button.click();
    close();
    for (let tries = 0; document.querySelector('uptier-nudge'); tries += 1) { if (tries > 2000) throw new Error('not closed ' + at + ' ' + surface); await soon(); }
  }
}`;

async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}

test('a thousand nudges shown and closed leave nothing in memory', async () => {
  // Every session has the next leases, each once; the far side grants whatever is asked for.
  const script = `
    window.page = ${JSON.stringify(surfaces)};
    const real = fetch; let at = 0; let told = 0;
    const answer = (body) => Promise.resolve(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }));
    const leaseOf = (n) => ({ id: 'l' + n, decisionId: 'd' + n, campaignId: 'c' + n, variantId: 'a', kind: 'upgrade', outcome: 'show', surface: page[n % page.length], interrupts: n % page.length < 3, priority: 0, expiresAt: '2999-01-01T00:00:00.000Z', trigger: { kind: 'placement', placement: 'spot-' + n }, nudge: { locale: 'en', action: 'upgrade', content: { title: 'Title ' + n, body: 'Body', primary: { label: 'Go' } } } });
    window.fetch = async (url, options) => {
      const { pathname } = new URL(url);
      if (pathname === '/v1/stream') return new Promise(() => undefined);
      if (pathname === '/v1/session') return answer({ usage: {}, entitlements: {}, pollMs: 3600000, leases: Array.from({ length: 1300 }, (_, n) => leaseOf(n)) });
      const bytes = new Uint8Array(await new Response(options.body).arrayBuffer());
      const text = bytes[0] === 0x1f ? await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text() : new TextDecoder().decode(bytes);
      const body = JSON.parse(text);
      if (pathname === '/v1/claim') return answer({ granted: true, decisionId: 'd' + body.leaseId.slice(1), outcome: 'show' });
      return answer({ results: body.events.map(({ id }) => ({ id, status: 'accepted' })) });
    };`;
  const context = await browser.newContext();
  wire.page.head = `<script>${script}</script>${wire.page.head}`;
  wire.page.body += '<div id="slot" style="height:400px"></div>';
  const { page, complaints } = await visit(context, wire);
  const devtools = await context.newCDPSession(page);
  await page.waitForTimeout(500);
  // The first round loads every surface and fills what is kept for good.
  await page.evaluate(`(${play})(0, 100)`);
  await page.waitForTimeout(LET_GO_MS);
  const before = await heapOf(devtools);
  await page.evaluate(`(${play})(100, 1000)`);
  await page.waitForTimeout(LET_GO_MS);
  const after = await heapOf(devtools);
  expect(Math.abs(after - before)).toBeLessThan(MB);
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  expect(nodes).toBeLessThan(500);
  expect(complaints).toEqual([]);
  await context.close();
});

interface Traced {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  /** Microseconds in which the thread really ran: those in which a busy machine let it wait are not ours. */
  tdur?: number;
  args: { data?: { url?: string } };
}

/** Milliseconds of work in each task that ran a script of ours. */
function tasksOf(trace: Buffer): number[] {
  const { traceEvents: all }: { traceEvents: Traced[] } = JSON.parse(trace.toString('utf8'));
  const ours = all.filter(({ name, args }) => !name.startsWith('v8.') && args.data?.url?.includes('/sdk/'));
  const holds = ({ pid, tid, ts, dur = 0 }: Traced) =>
    ours.some((one) => one.pid === pid && one.tid === tid && one.ts >= ts && one.ts <= ts + dur);
  return all.filter((task) => task.name.endsWith('RunTask') && holds(task)).map(({ tdur = 0 }) => tdur / 1000);
}

test('no task of ours takes longer than 50 ms', async () => {
  const context = await browser.newContext();
  wire.page.body += '<uptier-meter limit="seats"></uptier-meter><div id="slot"></div>';
  wire.session.usage = { seats: { used: 9, limit: 10, ratio: 0.9, resetsAt: null, reachedAt: null } };
  wire.session.leases = (['banner', 'modal', 'tooltip', 'card', 'paywall'] as const).map((surface) =>
    leaseOf({ surface, trigger: { kind: 'placement', placement: surface } }),
  );
  await browser.startTracing(undefined, { categories: ['devtools.timeline', 'toplevel'] });
  const { page } = await visit(context, wire);
  await page.getByRole('group', { name: 'Seats' }).waitFor();
  await page.evaluate(
    "for (let at = 0; at < 50; at += 1) uptier.track('x', { at }); for (const name of ['banner', 'modal', 'tooltip', 'card', 'paywall']) uptier.place(name, document.getElementById('slot'));",
  );
  await until(() => nudgesOf(wire).includes('shown'), 'a nudge is seen');
  const tasks = tasksOf(await browser.stopTracing());
  expect(tasks.length).toBeGreaterThan(10);
  expect(Math.max(...tasks)).toBeLessThan(50);
});
