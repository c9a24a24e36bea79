import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Config, projectRoot } from './config.ts';
import type { Ctx, Router } from './http/context.ts';
import { Problem } from './http/problem.ts';
import { createStaticFolder } from './http/static.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const CONSOLE_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');
const integritySchema = z.looseObject({ version: z.string() });

/** The built console under `/console/`, the built SDK under `/sdk/`, and the way to the host app of the demo. */
export function addPages(router: Router, { isDemo, port }: Config): void {
  router.get('/', (c) => c.redirect('/console/'));
  addConsole(router);
  addSdk(router);
  const toHostApp = (c: Ctx): Response => {
    if (!isDemo) throw new Problem('not_found', 'The host app runs in the demo only.');
    const { hostname, search } = new URL(c.req.url);
    const path = c.req.path.replace(/^\/demo\/?/, '/');
    return c.redirect(`http://${hostname}:${port + 1}${path}${search}`);
  };
  router.get('/demo', toHostApp);
  router.get('/demo/*', toHostApp);
}

function addConsole(router: Router): void {
  const answer = createStaticFolder(join(projectRoot, 'console/dist'));
  router.get('/console', (c) => c.redirect('/console/'));
  router.get('/console/*', async (c) => {
    const path = c.req.path.slice('/console/'.length);
    // All else is an address inside the console, also one that ends like a file: ids may hold dots.
    const isFile = path.startsWith('assets/');
    const file = isFile ? path : 'index.html';
    const cached = isFile ? FOREVER : 'no-cache';
    const headers = { 'Cache-Control': cached, 'Referrer-Policy': 'same-origin' };
    return await answer(c.req.raw, file, { ...headers, 'Content-Security-Policy': CONSOLE_POLICY });
  });
}

/** Scripts are for pages of every origin. Under its version the same file never changes, so it may be kept for good. */
function addSdk(router: Router): void {
  const folder = join(projectRoot, 'sdk/dist');
  const answer = createStaticFolder(folder);
  const shared = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };
  router.get('/sdk/*', async (c) => {
    const path = c.req.path.slice('/sdk/'.length);
    const [, version, versioned] = /^(\d+\.\d+\.\d+[^/]*)\/(.+)$/.exec(path) ?? [];
    if (version !== undefined && version !== (await builtVersion(folder))) {
      throw new Problem('not_found', `Version ${version} of the SDK is not served here: see /sdk/integrity.json.`);
    }
    const file = versioned ?? path;
    const isFixed = version !== undefined || file.startsWith('chunks/');
    const cached = isFixed ? FOREVER : 'public, max-age=60';
    return await answer(c.req.raw, file, { ...shared, 'Cache-Control': cached });
  });
}

async function builtVersion(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, 'integrity.json'), 'utf8').catch(() => '{}');
  return integritySchema.safeParse(JSON.parse(text)).data?.version ?? null;
}
