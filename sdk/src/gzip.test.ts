import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { gzip } from './gzip.ts';

afterEach(() => vi.unstubAllGlobals());

const long = JSON.stringify({ events: Array.from({ length: 100 }, (_, at) => ({ id: at, name: 'ü' })) });

test('a long body travels zipped as plain text, which needs no preflight', async () => {
  const body = await gzip(long);
  if (!(body instanceof Blob)) throw new Error('not zipped');
  expect(body.type).toBe('text/plain');
  expect(body.size).toBeLessThan(long.length / 3);
  expect(gunzipSync(await body.bytes()).toString('utf8')).toBe(long);
});

test('a short body stays as it is, and so does every body where the browser cannot zip', async () => {
  expect(await gzip('{}')).toBe('{}');
  vi.stubGlobal('CompressionStream', undefined);
  expect(await gzip(long)).toBe(long);
  vi.stubGlobal('CompressionStream', () => {
    throw new Error('no');
  });
  expect(await gzip(long)).toBe(long);
});
