import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeEach, inject } from 'vitest';
import { launchEngine } from './engines.ts';
import { startWire, type Wire } from './wire.ts';

/** The browser that this run is about. */
export const launch = (): Promise<Browser> => launchEngine(inject('engine'));

/** A browser and the far side of the wire for all tests of a file; each test finds both without a trace of others. */
export async function start(): Promise<{ browser: Browser; wire: Wire }> {
  const [browser, wire] = await Promise.all([launch(), startWire()]);
  beforeEach(() => wire.reset());
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    await wire.stop();
  });
  return { browser, wire };
}

const someone = { user: { id: 'u-1' }, account: { id: 'a-1' } };

export interface Visit {
  page: Page;
  /** Everything the page complained about. */
  complaints: string[];
}

/** Opens the customer's page and identifies somebody, through the stub queue. */
export async function visit(context: BrowserContext, wire: Wire, identity: object = someone): Promise<Visit> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  const stub = `window.uptier = window.uptier || []; uptier.push(['identify', ${JSON.stringify(identity)}]);`;
  await page.addInitScript(stub);
  await page.goto(wire.pages);
  await page.waitForFunction(() => typeof Reflect.get(window, 'uptier')?.track === 'function');
  return { page, complaints };
}

/** The events of nudges that the far side has, oldest first. */
export function nudgesOf(wire: Wire): string[] {
  return [...wire.events.values()].filter(({ type }) => type === 'nudge').map(({ what }) => String(what));
}

/** Waits until the page has fetched what paints a surface, and run it. */
export async function untilReady(page: Page, surface: string): Promise<void> {
  const urls = `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('/chunks/'))`;
  await page.waitForFunction(`${urls}.some((name) => name.includes('/chunks/${surface}-'))`);
  await page.evaluate(`Promise.all(${urls}.map((url) => import(url)))`);
  await page.waitForTimeout(300);
}

/** Waits until the page has learned a session that locks this feature: whatever else it says is known by then. */
export async function untilLocked(page: Page, feature: string): Promise<void> {
  await page.waitForFunction((name) => Reflect.get(window, 'uptier').gate(name).allowed === false, feature);
}

/** Waits until the far side knows something. */
export async function until(test: () => boolean, what: string, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!test()) {
    if (Date.now() > end) throw new Error(`It did not happen in ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
