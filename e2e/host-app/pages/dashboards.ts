import { html } from 'hono/html';
import { contents, seriesOf } from '../companies/content.ts';
import type { Dashboard } from '../companies/workspace.ts';
import type { Visit } from '../routes/visit.ts';
import { tiles } from './home.ts';
import { bars, count, emptyState, face, type Html, icon, reservedSlot, when } from './parts.ts';
import { isLocked, shell } from './shell.ts';

export function dashboardsPage(visit: Visit): Html {
  const { workspace } = visit;
  const open = new Set(workspace.dashboards.map((dashboard) => dashboard.id));
  const templates = contents[workspace.line].dashboards.filter((template) => !open.has(template.id));
  return shell(visit, {
    title: 'Dashboards',
    lead: 'The figures your clients ask for',
    content: html`
      ${reservedSlot('dashboards-card', 'A figure says more with a sentence', 'Open a dashboard and leave a comment; whoever gets the report reads it beside the chart.')}
      ${workspace.dashboards.length > 0 ? tiles(workspace.dashboards, workspace.id) : html`<section class="card">${emptyState('No dashboard yet', 'Start from a template below; its figures fill in at once.')}</section>`}
      ${
        templates.length > 0
          ? html`<section class="card"><header class="card-head"><h2>Templates</h2></header><ul class="plain-list">${templates.map(
              (
                template,
              ) => html`<li>${icon('dashboards')}<span><b>${template.name}</b><small>Twelve weeks, one figure</small></span>
        <form action="/dashboards" method="post" data-track-submit="templates"><button class="button" name="template" value="${template.id}">Use</button></form></li>`,
            )}</ul></section>`
          : ''
      }`,
  });
}

export function dashboardPage(visit: Visit, dashboard: Dashboard): Html {
  const { workspace } = visit;
  const series = seriesOf(dashboard, workspace.id);
  const last = series.at(-1) ?? 0;
  return shell(visit, {
    title: dashboard.name,
    lead: `${workspace.name}, last twelve weeks`,
    actions: html`
      <button class="button" data-gate="forecasting" data-on-open="forecast">${lockOf(visit, 'forecasting')}Forecast</button>
      <button class="button" data-gate="client_portal" data-on-open="share">${lockOf(visit, 'client_portal')}Share with client</button>`,
    content: html`
      <section class="card chart-card" data-track-view="dashboards" aria-label="${dashboard.name}">
        <p class="figure"><b>${count(last)}${dashboard.unit}</b><span class="quiet">this week</span></p>
        ${bars(series, `${dashboard.name}, twelve weeks, now ${count(last)}`)}
        <p class="axis"><span>12 weeks ago</span><span>This week</span></p>
        <p class="outcome" data-outcome="forecast" hidden>At this pace next month ends at ${count(forecast(series))}${dashboard.unit}.</p>
        <p class="outcome" data-outcome="share" hidden>Shared. Your client sees it at portal.brightfold.example/${workspace.id}/${dashboard.id}.</p>
      </section>
      <section class="card"><header class="card-head"><h2>Comments</h2></header>
        ${dashboard.comments.length > 0 ? html`<ul class="plain-list">${dashboard.comments.map((comment) => html`<li>${face(comment.author)}<span><b>${comment.author}<small>${when(comment.at, visit.host.now())}</small></b>${comment.text}</span></li>`)}</ul>` : ''}
        <form class="inline-form" action="/dashboards/${dashboard.id}/comments" method="post" data-track-submit="comments">
          <label class="field grow"><span class="sr">Comment</span><input name="text" placeholder="Say what this figure means" maxlength="240" required></label>
          <button class="button">Comment</button>
        </form>
      </section>`,
  });
}

function lockOf(visit: Visit, feature: string): Html | '' {
  return isLocked(visit, feature) ? icon('lock') : '';
}

/** Four weeks on, at the mean weekly step of the series. */
function forecast(series: readonly number[]): number {
  const first = series[0] ?? 0;
  const last = series.at(-1) ?? 0;
  const step = (last - first) / Math.max(1, series.length - 1);
  return Math.round((last + 4 * step) * 10) / 10;
}
