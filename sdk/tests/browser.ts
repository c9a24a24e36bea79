import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, firefox, type Page } from '@playwright/test';
import type { Wire } from './wire.ts';

const known = [process.env.UPTIER_CHROMIUM, '/usr/bin/chromium'];
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser named by UPTIER_CHROMIUM, the system's, or Playwright's own. */
export function launch(): Promise<Browser> {
  const executablePath = known.find((path) => path && existsSync(path));
  return chromium.launch({ args, ...(executablePath ? { executablePath } : {}) });
}

/** The browser named by UPTIER_FIREFOX, the system's, or Playwright's own. */
export function launchFirefox(): Promise<Browser> {
  const executablePath = [process.env.UPTIER_FIREFOX, '/usr/bin/firefox-esr'].find((path) => path && existsSync(path));
  return firefox.launch(executablePath ? { channel: 'moz-firefox', executablePath } : {});
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

/** Waits until the far side knows something. */
export async function until(test: () => boolean, what: string, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  while (!test()) {
    if (Date.now() > end) throw new Error(`It did not happen in ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
