import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Problem } from './problem.ts';

const zip = promisify(gzip);
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

interface Held {
  mtimeMs: number;
  bytes: Uint8Array<ArrayBuffer>;
  zipped: Uint8Array<ArrayBuffer> | null;
  etag: string;
}

/** Answers files of a built folder from memory, zipped where the reader takes that, and `304` for what it has already. */
export function createStaticFolder(folder: string) {
  const held = new Map<string, Held>();

  const read = async (path: string): Promise<Held | null> => {
    const file = normalize(join(folder, path));
    if (!file.startsWith(folder + sep)) return null;
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return null;
    const known = held.get(file);
    if (known?.mtimeMs === found.mtimeMs) return known;
    const bytes = new Uint8Array(await readFile(file));
    const isText = !['.png', '.woff2'].includes(extname(file));
    const zipped = isText ? new Uint8Array(await zip(bytes)) : null;
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    const fresh = { mtimeMs: found.mtimeMs, bytes, zipped, etag };
    held.set(file, fresh);
    return fresh;
  };

  /** Throws `not_found` when the folder has no such file. */
  return async function answer(request: Request, path: string, headers: Record<string, string>): Promise<Response> {
    const file = await read(path);
    if (!file) throw new Problem('not_found', `There is no file ${path} here.`);
    const mayZip = file.zipped !== null && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
    const about = {
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'X-Content-Type-Options': 'nosniff',
      ETag: file.etag,
      Vary: 'Accept-Encoding',
      ...headers,
    };
    if (request.headers.get('if-none-match')?.includes(file.etag))
      return new Response(null, { status: 304, headers: about });
    if (!mayZip) return new Response(file.bytes, { headers: about });
    return new Response(file.zipped, { headers: { ...about, 'Content-Encoding': 'gzip' } });
  };
}
