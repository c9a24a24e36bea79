// Takes the contact sheet: every surface in every ready theme, light and dark, both directions, drawn by the built package.
// `node sheet/sheet.ts` writes docs/pictures; `node sheet/sheet.ts FOLDER [THEME…]` writes panels at full size to look at.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { startWire } from '../tests/wire.ts';
import { composePanel, composeSheet, type Panel } from './compose.ts';
import { type Look, looks } from './host-page.ts';
import { scenes } from './scenes.ts';
import { openWindow, take } from './take.ts';

/** Windows open at a time. */
const LANES = 4;

async function panelOf(browser: Browser, look: Look): Promise<Panel> {
  const wire = await startWire();
  const context = await openWindow(browser, look);
  const shots: Panel['shots'] = [];
  for (const scene of scenes) shots.push({ scene, png: await take(context, wire, look, scene) });
  await context.close();
  await wire.stop();
  return { look, shots };
}

async function panelsOf(browser: Browser, wanted: readonly Look[]): Promise<Panel[]> {
  const panels: Panel[] = [];
  const waiting = [...wanted.entries()];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, look] = next;
      panels[index] = await panelOf(browser, look);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return panels;
}

const [folder, ...names] = process.argv.slice(2);
const pictures = folder ?? join(import.meta.dirname, '../../docs/pictures');
const executablePath = [process.env.UPTIER_CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu'],
  ...(executablePath ? { executablePath } : {}),
});
try {
  const wanted = looks.filter(({ theme }) => names.length === 0 || names.includes(theme ?? 'default'));
  const panels = await panelsOf(browser, wanted);
  await mkdir(pictures, { recursive: true });
  if (!folder) await writeFile(join(pictures, 'contact-sheet.webp'), await composeSheet(browser, panels));
  for (const panel of folder ? panels : []) {
    const { theme, scheme, dir } = panel.look;
    await writeFile(join(pictures, `${theme ?? 'default'}-${scheme}-${dir}.png`), await composePanel(browser, panel));
  }
} finally {
  await browser.close();
}
