import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import { buildEntries } from '../build-entries.ts';

const require = createRequire(import.meta.url);
const axePath = createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');

/** The code of `accessible-page.ts`, built as pages get it, and axe. */
export async function pageScripts(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'uptier-accessible-'));
  const entry = { accessible: join(import.meta.dirname, 'accessible-page.ts') };
  await buildEntries(entry, folder, 'iife', { entryFileNames: '[name].js' }, []);
  const script = await readFile(join(folder, 'accessible.js'), 'utf8');
  await rm(folder, { recursive: true });
  return [script, await readFile(axePath, 'utf8')];
}

/** Calls what `accessible-page.ts` exports. */
export const ask = <Answer>(page: Page, name: string, ...given: unknown[]): Promise<Answer> =>
  page.evaluate(([call, input]) => Reflect.get(window, 'uptier')[call](...input), [name, given] as const);

/** A host's page with room for everything at once, so that nothing lies over another. */
const HOST = `<!doctype html><html lang="en"><head><title>Host</title><style>
html { background: Canvas; color: CanvasText; font-family: sans-serif; }
body { margin: 0; padding: 90px 0 0; }
.spots { inline-size: min(480px, 100%); display: grid; gap: 16px; }
#anchor { position: absolute; top: 120px; right: min(200px, 10vw); }
</style></head><body><main><h1>Host</h1><button id="anchor">Schedule</button>
<div class="spots"><div id="card"></div><div id="meter"></div><div id="paywall"></div></div></main></body></html>`;

/** Opens it with the scripts in it. */
export async function openHost(browser: Browser, scripts: readonly string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.setContent(HOST);
  for (const content of scripts) await page.addScriptTag({ content });
  return page;
}

/** Paints a nudge on every spot and waits until live regions have their words. */
export async function paint(
  page: Page,
  spots: readonly (readonly [Surface, string | null])[],
  nudge: Nudge,
): Promise<void> {
  for (const [surface, place] of spots) await ask(page, 'paint', surface, nudge, place);
  await page.waitForFunction(() => {
    const hosts = [...document.querySelectorAll('uptier-nudge')];
    return hosts.every(({ shadowRoot }) => shadowRoot?.querySelector('[role=status]')?.firstChild !== null);
  });
}

/** What is painted at once: where each surface stands, and which wants the page for itself. */
export const SCENES = [
  [
    ['banner', null],
    ['toast', null],
    ['tooltip', '#anchor'],
    ['card', '#card'],
    ['meter', '#meter'],
    ['paywall', '#paywall'],
  ],
  [['modal', null]],
  [['paywall', null]],
] as const;
export type Scene = (typeof SCENES)[number];

const at = Date.UTC(2026, 10, 20);
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** A nudge with every part there is. */
export function fullNudge(locale: string, given: Partial<Nudge> = {}): Nudge {
  const day = 86_400_000;
  return {
    locale,
    action: 'upgrade',
    meter: {
      limit: 'reports',
      name: 'Report runs',
      used: 412,
      max: 500,
      resetsAt: at + 11 * day,
      reachedAt: at + 3 * day,
    },
    content: {
      title: 'Your team ran 412 reports this month',
      body: 'At **23 a day** you reach 500 on **Nov 23**.\nPro gives you **5,000 runs a month**.',
      evidence: 'At this pace: about 660 by Nov 30',
      bullets: ['API access, 100 calls a minute', '20 seats, now 10'],
      image: { src: PIXEL, alt: 'Runs a day' },
      price: '$599 a month',
      priceNote: 'you pay $199 now',
      primary: { label: 'Upgrade to Pro', url: 'https://shop.test/checkout' },
      secondary: { label: 'Compare tiers' },
      edge: 'top',
    },
    ...given,
  };
}

/** The same for who cannot buy: colleagues asked, and so has this user. */
export function askedNudge(locale: string): Nudge {
  const people = [
    { name: 'Ana Lindqvist', askedAt: at },
    { name: 'Tom Adeyemi', askedAt: at },
  ];
  const names = people.map(({ name }) => name);
  return fullNudge(locale, {
    action: 'ask',
    requests: { count: 5, askedAt: Date.now(), names, people, for: 'Pro' },
  });
}
