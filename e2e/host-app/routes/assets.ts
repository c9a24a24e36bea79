import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Hono } from 'hono';

const FOLDER = join(import.meta.dirname, '../web');
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The front end's modules, styles and icons, served as they are written. */
export function assetRoutes(): Hono {
  const files = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name))]));
  return new Hono().get('/web/:name', (context) => {
    const name = context.req.param('name');
    const file = files.get(name);
    const type = TYPES[extname(name)];
    if (!file || !type) return context.notFound();
    return context.body(file.toString('utf8'), 200, { 'content-type': type, 'cache-control': 'no-cache' });
  });
}
