import { html } from 'hono/html';
import type { Report } from '../companies/workspace.ts';
import type { Visit } from '../routes/visit.ts';
import { count, face, type Html, icon, when } from './parts.ts';
import { shell } from './shell.ts';

export function reportsPage(visit: Visit): Html {
  const { reports } = visit.workspace;
  return shell(visit, {
    title: 'Reports',
    lead: 'Run one now, or let a schedule do it',
    actions: html`<a class="button" href="/schedules" data-anchor="schedule">Schedule</a>`,
    content: html`
      <section class="card runner" aria-label="Run a report">
        <form data-run action="/reports/run" method="post">
          <label class="field"><span>Report</span><select name="report">${reports.map((report) => html`<option value="${report.id}">${report.name}</option>`)}</select></label>
          <label class="field"><span>Period</span><select name="period"><option>This month</option><option>Last month</option><option>Last 90 days</option></select></label>
          <div class="runner-buttons">
            <button class="button" name="count" value="10" data-runs="10">Run for 10 clients</button>
            <button class="button main" name="count" value="1" data-runs="1">${icon('play')}Run report</button>
          </div>
        </form>
        <p class="runner-note" data-usage-line="report_runs">A report for one client is one run.</p>
      </section>
      <uptier-meter limit="report_runs"></uptier-meter>
      <section class="card"><header class="card-head"><h2>Saved reports</h2><span class="quiet">${reports.length} reports</span></header>${reportRows(visit, reports)}</section>
      <uptier-slot placement="reports-card" class="card-slot"></uptier-slot>`,
    modules: ['reports'],
  });
}

export function reportRows({ host }: Visit, reports: readonly Report[]): Html {
  return html`<table class="table">
    <thead><tr><th scope="col">Report</th><th scope="col" class="wide-only">Owner</th><th scope="col">Last run</th><th scope="col" class="number wide-only">Runs</th><th scope="col"><span class="sr">Actions</span></th></tr></thead>
    <tbody>${reports.map(
      (report) => html`<tr data-report="${report.id}">
      <th scope="row"><b>${report.name}</b><small>${report.what}</small></th>
      <td class="wide-only"><span class="person">${face(report.owner)}${report.owner}</span></td>
      <td data-last-run>${report.lastRunAt ? when(report.lastRunAt, host.now()) : 'Not yet'}</td>
      <td class="number wide-only" data-run-count>${count(report.runs)}</td>
      <td class="row-actions"><a class="button quiet-button" href="/reports/${report.id}/export.csv" download data-track="report_export">${icon('download')}<span class="sr">Export ${report.name}</span></a></td>
    </tr>`,
    )}</tbody>
  </table>`;
}

/** A report's figures as a CSV file. */
export function reportCsv(report: Report, rows: readonly (readonly [string, number])[]): string {
  return [`"${report.name}",value`, ...rows.map(([week, value]) => `${week},${value}`)].join('\r\n');
}
