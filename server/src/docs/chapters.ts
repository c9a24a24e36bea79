import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problemCodes } from '@uptier/shared/contracts/problem.ts';
import { marked } from 'marked';
import { escapeHtml, type Page } from './page.ts';

/** The Markdown files of a folder, each as a page under its own name; a number before the name orders them. */
export async function readChapters(folder: string): Promise<Page[]> {
  const files = await readdir(folder).catch(() => []);
  const chapters = files.filter((file) => file.endsWith('.md')).sort();
  return await Promise.all(
    chapters.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      const name = file.replace(/\.md$/, '').replace(/^\d+-/, '');
      const title = /^# (.+)$/m.exec(text)?.[1] ?? name;
      return { name, title, html: await marked.parse(text) };
    }),
  );
}

/** Every code a problem may carry. */
export function errorsPage(): Page {
  const rows = Object.entries(problemCodes).map(
    ([code, { status, title }]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(title)}</td></tr>`,
  );
  const lead = `<p>Every failure is <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> problem JSON:
<code>type, title, status, detail, code</code> and, for bad input, <code>fields</code>. <code>detail</code> says what to do;
<code>code</code> is one of these and nothing else. <code>429</code> and <code>503</code> carry <code>Retry-After</code>.</p>`;
  const table = `<table><thead><tr><th>code</th><th>status</th><th>meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return { name: 'errors', title: 'Errors', html: `<h1>Errors</h1>${lead}${table}` };
}
