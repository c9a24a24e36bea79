import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { readVectors } from '@uptier/shared/vectors/read-vectors.ts';
import type { VectorFailure } from '@uptier/shared/vectors/run-vectors.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildEntries } from '../build-entries.ts';
import { launch } from './browser.ts';

const texts = readVectors();
let folder: string;
let script: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptier-vectors-'));
  await buildEntries(
    { vectors: join(import.meta.dirname, 'vectors-page.ts') },
    folder,
    'iife',
    { entryFileNames: '[name].js' },
    [],
  );
  script = join(folder, 'vectors.js');
  expect(await readFile(script, 'utf8')).toContain('askEngine');
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

async function ask(name: string, given: unknown): Promise<{ count: number; failures: VectorFailure[] }> {
  const page = await browser.newPage();
  await page.addScriptTag({ path: script });
  return await page.evaluate(([call, input]) => Reflect.get(window, 'uptier')[call](input), [name, given] as const);
}

test('the browser answers every golden case as Node does, and the page counts as the engine', async () => {
  const engine = await ask('askEngine', texts);
  expect(engine.failures).toEqual([]);
  expect(engine.count).toBeGreaterThan(150);
  const page = await ask('countAlong', texts.limit);
  expect(page.failures).toEqual([]);
  expect(page.count).toBeGreaterThan(15);
});
