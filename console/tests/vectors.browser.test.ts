import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, firefox } from '@playwright/test';
import { readVectors } from '@uptier/shared/vectors/read-vectors.ts';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = join(import.meta.dirname, '..');
const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptier-vectors-'));
  const output = { entryFileNames: 'vectors.js' };
  await build({
    ...{ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: join(root, 'tests/vectors-page.ts'), output },
    },
  });
});
afterEach(() => browser.close());
afterAll(() => rm(folder, { recursive: true, force: true }));

function launchChromium(): Promise<Browser> {
  const path = findBrowser(process.env.UPTIER_CHROMIUM, '/usr/bin/chromium');
  return chromium.launch({ args: quiet, ...(path ? { executablePath: path } : {}) });
}

function launchFirefox(): Promise<Browser> {
  const path = findBrowser(process.env.UPTIER_FIREFOX, '/usr/bin/firefox-esr');
  return firefox.launch(path ? { channel: 'moz-firefox', executablePath: path } : {});
}

const findBrowser = (...paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path) => path && existsSync(path));

test.each([
  ['Chromium', launchChromium],
  ['Firefox', launchFirefox],
])('in %s the engine of the preview answers every golden case as the server does', async (_, launch) => {
  browser = await launch();
  const page = await browser.newPage();
  await page.addScriptTag({ path: join(folder, 'vectors.js'), type: 'module' });
  await page.waitForFunction(() => Reflect.has(globalThis, 'askEngine'));
  const { count, failures } = await page.evaluate(
    (texts) => Reflect.get(globalThis, 'askEngine')(texts),
    readVectors(),
  );
  expect(failures).toEqual([]);
  expect(count).toBeGreaterThan(150);
});
