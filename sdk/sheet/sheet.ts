// Takes the contact sheet: every surface in every ready theme, light and dark, both directions, drawn by the built package.
// `node sheet/sheet.ts` writes docs/pictures; `node sheet/sheet.ts FOLDER [THEME…]` writes panels at full size to look at.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startWire } from '../tests/wire.ts';
import { composePanel, composeSheet, type Panel } from './compose.ts';
import { looks } from './host-page.ts';
import { scenes } from './scenes.ts';
import { openWindow, take } from './take.ts';

const [folder, ...names] = process.argv.slice(2);
const pictures = join(import.meta.dirname, '../../docs/pictures');
const wire = await startWire();
const executablePath = [process.env.UPTIER_CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));
const browser = await chromium.launch({
  args: ['--no-sandbox', '--disable-gpu'],
  ...(executablePath ? { executablePath } : {}),
});
try {
  const wanted = looks.filter(({ theme }) => names.length === 0 || names.includes(theme ?? 'default'));
  const panels: Panel[] = [];
  for (const look of wanted) {
    const context = await openWindow(browser, look);
    const shots: Panel['shots'] = [];
    for (const scene of scenes) shots.push({ scene, png: await take(context, wire, look, scene) });
    await context.close();
    panels.push({ look, shots });
  }
  await mkdir(folder ?? pictures, { recursive: true });
  if (folder) {
    for (const panel of panels) {
      const { theme, scheme, dir } = panel.look;
      await writeFile(join(folder, `${theme ?? 'default'}-${scheme}-${dir}.png`), await composePanel(browser, panel));
    }
  } else {
    await writeFile(join(pictures, 'contact-sheet.webp'), await composeSheet(browser, panels));
  }
} finally {
  await browser.close();
  await wire.stop();
}
