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
