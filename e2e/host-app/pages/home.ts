import { html } from 'hono/html';
import { seriesOf } from '../companies/content.ts';
import type { Dashboard, Schedule } from '../companies/workspace.ts';
import type { Visit } from '../routes/visit.ts';
import { bars, count, emptyState, type Html, icon, reservedSlot } from './parts.ts';
import { reportRows } from './reports.ts';
import { shell } from './shell.ts';

export function homePage(visit: Visit): Html {
  const { workspace, member } = visit;
  return shell(visit, {
    title: `Welcome back, ${member.name.split(' ')[0]}`,
    lead: `${workspace.name} this month`,
    actions: html`<a class="button" href="/dashboards">Dashboards</a><a class="button main" href="/reports">Run a report</a>`,
    content: html`
      ${weekCard(visit)}
      <section class="meters" aria-label="Usage">
        <uptier-meter limit="report_runs" label="Report runs"></uptier-meter>
        <uptier-meter limit="seats"></uptier-meter>
        <uptier-meter limit="projects"></uptier-meter>
      </section>
      ${workspace.dashboards.length > 0 ? tiles(workspace.dashboards.slice(0, 2), workspace.id) : firstSteps()}
      <div class="columns">
        <section class="card"><header class="card-head"><h2>Latest reports</h2><a href="/reports">All reports</a></header>${reportRows(visit, workspace.reports.slice(0, 4))}</section>
        <section class="card"><header class="card-head"><h2>Coming up</h2><a href="/schedules">Schedules</a></header>${comingUp(workspace.schedules)}</section>
      </div>`,
    modules: ['reports'],
  });
}

export function tiles(dashboards: readonly Dashboard[], accountId: string): Html {
  return html`<div class="tiles">${dashboards.map((dashboard) => {
    const series = seriesOf(dashboard, accountId);
    const [first = 0, last = 0] = [series[0], series.at(-1)];
    const change = Math.round(((last - first) / (Math.abs(first) || 1)) * 1000) / 10;
    return html`<a class="tile" href="/dashboards/${dashboard.id}">
      <span>${dashboard.name}</span>
      <b>${count(last)}${dashboard.unit}<small>${change > 0 ? '+' : '−'}${Math.abs(change)}% in 12 weeks</small></b>
      ${bars(series, `${dashboard.name}, twelve weeks, from ${count(first)} to ${count(last)}`)}
    </a>`;
  })}</div>`;
}

function weekCard({ workspace, host }: Visit): Html {
  const week = workspace.reports.filter(
    ({ lastRunAt }) => lastRunAt !== null && host.now() - lastRunAt < 7 * 86_400_000,
  );
  const title =
    week.length > 0
      ? `${week.length} of ${workspace.reports.length} reports ran this week`
      : 'Your first report is a minute away';
  const text =
    week.length > 0
      ? `${workspace.schedules.length > 0 ? `${workspace.schedules.length} schedules` : 'No schedule'} and ${workspace.members.length} people keep ${workspace.name}’s clients informed.`
      : 'Pick a report, run it, and send your client a link.';
  const action = html`<a class="button" href="${week.length > 0 ? '/schedules' : '/reports'}">${week.length > 0 ? 'See schedules' : 'Run a report'}</a>`;
  return reservedSlot('home-card', title, text, action);
}

function comingUp(schedules: readonly Schedule[]): Html {
  if (schedules.length === 0)
    return emptyState(
      'Nothing scheduled',
      'A schedule runs a report and mails it while you sleep.',
      html`<a class="button" href="/schedules">Schedule a report</a>`,
    );
  return html`<ul class="plain-list">${schedules.map((schedule) => html`<li>${icon('schedules')}<span><b>${schedule.report}</b><small>${schedule.when} to ${schedule.to}</small></span></li>`)}</ul>`;
}

function firstSteps(): Html {
  const steps = [
    ['/reports', 'Run your first report', 'Pick one of six and see it in seconds.'],
    ['/dashboards', 'Start a dashboard', 'Take a template and make it yours.'],
    ['/members', 'Invite a colleague', 'Reports are better read by two.'],
  ] as const;
  return html`<section class="card steps" aria-label="First steps"><h2>Three steps to your first client report</h2><ol>${steps.map(([href, title, text]) => html`<li><a href="${href}"><b>${title}</b><span>${text}</span></a></li>`)}</ol></section>`;
}
