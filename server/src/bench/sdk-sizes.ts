import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { layTable, writeRatio } from './table.ts';

const limitsSchema = z.array(
  z.object({
    name: z.string(),
    path: z.union([z.string(), z.array(z.string())]).transform((path) => (Array.isArray(path) ? path : [path])),
    limit: z.string(),
  }),
);

interface Size {
  name: string;
  limit: string;
  bytes: number;
  zippedBytes: number;
}

/** What pages download, file by file as browsers do. Throws where the SDK was not built. */
export function readSizes(sdkFolder: string): Size[] {
  const limits = limitsSchema.parse(JSON.parse(readFileSync(join(sdkFolder, '.size-limit.json'), 'utf8')));
  return limits.map(({ name, path, limit }) => {
    const files = path.flatMap((pattern) => globSync(pattern, { cwd: sdkFolder }));
    if (files.length === 0) throw new Error(`${name}: the SDK is not built`);
    const contents = files.map((file) => readFileSync(join(sdkFolder, file)));
    const sum = (sizeOf: (content: Buffer) => number) =>
      contents.reduce((total, content) => total + sizeOf(content), 0);
    return {
      ...{ name, limit },
      bytes: sum(({ length }) => length),
      zippedBytes: sum((content) => gzipSync(content, { level: 9 }).length),
    };
  });
}

/** The first size is what the others are measured against. */
export function sizeTable(sizes: readonly Size[]): string[] {
  const base = sizes[0]?.zippedBytes ?? 1;
  return layTable([
    { title: '', cells: sizes.map(({ name }, at) => (at === 0 ? `${name} (baseline)` : name)) },
    { title: 'gzip -9, bytes', cells: sizes.map(({ zippedBytes }) => zippedBytes.toLocaleString('en')) },
    { title: 'ratio', cells: sizes.map(({ zippedBytes }) => `${writeRatio(zippedBytes / base)} ×`) },
    { title: 'limit', cells: sizes.map(({ limit }) => limit) },
    { title: 'raw, bytes', cells: sizes.map(({ bytes }) => bytes.toLocaleString('en')) },
  ]);
}
