import { html } from 'hono/html';
import type { Visit } from '../routes/visit.ts';
import { emptyState, type Html } from './parts.ts';
import { shell } from './shell.ts';

export function missingPage(visit: Visit): Html {
  const home = html`<a class="button" href="/">Go to Home</a>`;
  return shell(visit, {
    title: 'Nothing here',
    content: html`<section class="card">${emptyState('This page does not exist', 'It may have been renamed, or belong to another company.', home)}</section>`,
  });
}
