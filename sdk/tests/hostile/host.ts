import type { BrowserContext, Page } from '@playwright/test';
import { beforeEach, expect, vi } from 'vitest';
import { start } from '../browser.ts';
import { leaseOf, type Wire } from '../wire.ts';

/** What went wrong in the page, in an attribute: nothing that a host does to its globals changes how it is read. */
const recorder = `(() => {
  const bad = (what) => { const { dataset } = document.documentElement; dataset.bad = (dataset.bad || '') + what + '\\n'; };
  addEventListener('error', (event) => bad('error: ' + event.message));
  addEventListener('unhandledrejection', (event) => bad('rejection: ' + (event.reason && event.reason.stack || event.reason)));
  document.addEventListener('securitypolicyviolation', (event) => bad('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
  for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
    const say = console[level];
    console[level] = (...words) => { const { dataset } = document.documentElement; dataset.lines = Number(dataset.lines || 0) + 1; say.apply(console, words); };
  }
})();`;

/** The host's own work: its button counts, and uses every part of the SDK. */
const work = `(() => {
  const { dataset } = document.documentElement;
  const run = () => {
    dataset.clicks = Number(dataset.clicks || 0) + 1;
    uptier.track('report_runs', { quantity: 2, of: ['a', { b: 1 }] });
    uptier.place('home');
    uptier.on('shown', () => { dataset.shown = 'yes'; });
    dataset.gate = uptier.gate('sso').reason;
    dataset.used = String(uptier.usage('report_runs').value && uptier.usage('report_runs').value.used);
    uptier.gate('f').prompt(document.getElementById('slot')).then((outcome) => { dataset.prompt = outcome; });
  };
  document.getElementById('go').addEventListener('click', run);
  const look = () => { if (window.uptier && uptier.track) dataset.ready = 'yes'; else setTimeout(look, 20); };
  look();
})();`;

export interface HostPage {
  page: Page;
  /** An attribute of the page's root, where the host's work leaves what it saw. */
  seen(name: string): Promise<string | null>;
}

export interface Host {
  readonly wire: Wire;
  readonly context: BrowserContext;
  /** Opens a page that does this to itself first. */
  open(
    hostile?: string,
    more?: { init?: object | string; afterwards?: string; attributes?: string },
  ): Promise<HostPage>;
}

const pageOf = (page: Page): HostPage => ({
  page,
  seen: (name) => page.locator('html').getAttribute(`data-${name}`, { timeout: 15_000 }),
});

/** Waits for an attribute that the host's work sets. */
export async function expectSeen({ seen }: HostPage, name: string, value: string, ms = 20_000): Promise<void> {
  await vi.waitFor(async () => expect(`${name}: ${await seen(name)}`).toBe(`${name}: ${value}`), {
    timeout: ms,
    interval: 50,
  });
}

/** The host's own work goes on, nothing of ours came up in it, and the console has at most one line. */
export async function expectUnhurt(host: HostPage): Promise<void> {
  await expectSeen(host, 'clicks', '1');
  expect(await host.seen('bad')).toBeNull();
  expect(Number(await host.seen('lines'))).toBeLessThanOrEqual(1);
}

/** The SDK works as if nothing was: the use arrives, the nudge is painted, the click on a locked feature is answered. */
export async function expectWorking(host: HostPage, wire: Wire): Promise<void> {
  await host.page.getByText('Your team ran 431 reports').first().waitFor({ timeout: 20_000 });
  await expectSeen(host, 'prompt', 'shown');
  await vi.waitFor(
    () => expect([...wire.events.values()].find(({ type }) => type === 'usage')).toMatchObject({ quantity: 2 }),
    { timeout: 20_000 },
  );
  await expectUnhurt(host);
}

/** The SDK says nothing and does nothing; the host's calls are answered as before any answer. */
export async function expectQuiet(host: HostPage, ms = 1500): Promise<void> {
  await expectSeen(host, 'prompt', 'none');
  await host.page.waitForTimeout(ms);
  expect(await host.page.locator('uptier-nudge').count()).toBe(0);
  expect(await host.seen('gate')).toBe('unknown');
  await expectUnhurt(host);
}

/** The customer's page with what it does to itself, in the browser that this run is about: each of them has its run. */
export async function inBothBrowsers(tell: (host: Host) => void): Promise<void> {
  const { browser, wire } = await start();
  let context: BrowserContext | null = null;
  const fresh = (): BrowserContext => {
    if (context === null) throw new Error('No test has begun.');
    return context;
  };
  beforeEach(async () => {
    wire.session.leases = [
      leaseOf({ surface: 'banner', trigger: { kind: 'placement', placement: 'home' } }),
      leaseOf({ surface: 'paywall', trigger: { kind: 'feature', feature: 'f' } }),
    ];
    context = await browser.newContext();
  });
  tell({
    wire,
    get context() {
      return fresh();
    },
    async open(hostile = '', { init = {}, afterwards = '', attributes = '' } = {}) {
      const options = typeof init === 'string' ? init : JSON.stringify(init);
      const stub = `window.uptier = [['init', ${options}], ['identify', { user: { id: 'u-1' }, account: { id: 'a-1' } }]];`;
      const page = await fresh().newPage();
      const { page: markup, host, pages } = wire;
      markup.head = `<script>${recorder}</script><script>${hostile}</script><script>${stub}</script><script async src="${host}/sdk/uptier.js" data-key="pk_wire" ${attributes}></script>`;
      markup.body += `<div id="slot" style="min-height:300px"></div><script>${work}</script>`;
      await page.goto(pages);
      const opened = pageOf(page);
      await expectSeen(opened, 'ready', 'yes');
      if (afterwards) await page.evaluate(afterwards);
      await page.locator('#go').click();
      return opened;
    },
  });
}
