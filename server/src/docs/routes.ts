import { join } from 'node:path';
import { projectRoot } from '../config.ts';
import type { Router } from '../http/context.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import { errorsPage, readChapters } from './chapters.ts';
import { writeOpenApi } from './openapi.ts';
import { type Page, renderPage } from './page.ts';
import { renderReference } from './reference.ts';
import { docStyles } from './styles.ts';

const FOLDER = join(projectRoot, 'docs');
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

/** `/openapi.json` and `/docs`: the chapters, the errors and the reference, all rendered here. */
export function addDocRoutes(router: Router, definitions: readonly Endpoint[]): void {
  let described: ReturnType<typeof writeOpenApi> | null = null;
  const describe = () => {
    described ??= writeOpenApi(definitions);
    return described;
  };
  let pages: Promise<Page[]> | null = null;
  const readPages = async (): Promise<Page[]> => {
    pages ??= readChapters(FOLDER).then((chapters) => [...chapters, renderReference(describe()), errorsPage()]);
    return await pages;
  };
  const answer = async (name: string | null): Promise<Response> => {
    const all = await readPages();
    const page = name === null ? all[0] : all.find((each) => each.name === name);
    if (!page) throw new Problem('not_found', 'There is no such page: see /docs.');
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY };
    return new Response(renderPage(page, all), { headers });
  };

  router.get('/openapi.json', (c) => c.json(describe()));
  router.get('/docs/style.css', (c) => c.body(docStyles, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  router.get('/docs', async () => await answer(null));
  router.get('/docs/', (c) => c.redirect('/docs'));
  router.get('/docs/:name', async (c) => await answer(c.req.param('name')));
}
