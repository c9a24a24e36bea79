import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { readVectors } from '@uptier/shared/vectors/read-vectors.ts';
import { build } from 'vite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchEngine } from '../../sdk/tests/engines.ts';

const root = join(import.meta.dirname, '..');
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
  browser = await launchEngine(inject('engine'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

test('the engine of the preview answers every golden case in the browser as the server does', async () => {
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
