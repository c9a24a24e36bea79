import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSizes, sizeTable } from './sdk-sizes.ts';

function createSdk(files: Record<string, Buffer>, limits: object[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'sizes-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'dist'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'dist', name), content);
  writeFileSync(join(folder, '.size-limit.json'), JSON.stringify(limits));
  return folder;
}

test('files of a pattern are compressed one by one and added up', () => {
  const noise = randomBytes(1000);
  const folder = createSdk({ 'index.js': noise, 'base-1.js': noise, 'base-2.js': noise, 'other.js': noise }, [
    { name: 'core', path: 'dist/index.js', limit: '5 kB' },
    { name: 'first', path: ['dist/index.js', 'dist/base-*.js', 'dist/absent-*.js'], limit: '16 kB' },
  ]);
  const [core, first] = readSizes(folder);
  expect(core).toMatchObject({ name: 'core', limit: '5 kB', bytes: 1000 });
  expect(first?.bytes).toBe(3000);
  expect(first?.zippedBytes).toBe(3 * (core?.zippedBytes ?? 0));
  expect(sizeTable(readSizes(folder)).at(-1)).toMatch(/^first .* 3 × +16 kB +3,000$/);
});

test('an SDK that is not built is said to be so', () => {
  const folder = createSdk({}, [{ name: 'core', path: 'dist/index.js', limit: '5 kB' }]);
  expect(() => readSizes(folder)).toThrow('core: the SDK is not built');
});
