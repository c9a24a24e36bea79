import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { contents, seriesOf } from '../companies/content.ts';
import { memberOf } from '../companies/people.ts';
import type { Host } from '../host.ts';
import { textOf } from '../json.ts';
import { reportCsv } from '../pages/reports.ts';
import { openVisit, type Visit } from './visit.ts';

type Form = (name: string) => string;
type Action = (visit: Visit, form: Form) => Promise<string> | string;

/** What the buttons of the pages do; every form goes back to a page. */
export function actionRoutes(host: Host): Hono {
  const routes = new Hono();
  const on = (path: string, action: Action) =>
    routes.post(path, async (context) => {
      const visit = await openVisit(context, host);
      return context.redirect(await action(visit, await readForm(context)), 303);
    });
  on('/dashboards', addDashboard);
  on('/schedules', addSchedule);
  on('/schedules/slack', postToSlack);
  on('/projects', addProject);
  on('/members', invite);
  on('/members/remove', removeMember);
  on('/api/keys', addApiKey);
  on('/sso', () => '/sso');
  routes.post('/dashboards/:id/comments', async (context) => {
    const visit = await openVisit(context, host);
    const form = await readForm(context);
    return context.redirect(addComment(visit, context.req.param('id'), form('text')), 303);
  });
  routes.post('/reports/run', (context) => runReport(context, host));
  routes.get('/reports/:id/export.csv', (context) => exportReport(context, host));
  return routes;
}

export async function readForm(context: Context): Promise<Form> {
  const body = await context.req.parseBody();
  return (name) => textOf(body[name]).trim();
}

/** The page counts the run itself through the SDK; a plain form has no SDK, so then the back end counts it. */
async function runReport(context: Context, host: Host) {
  const { workspace, member } = await openVisit(context, host);
  const form = await readForm(context);
  const runs = Math.min(100, Math.max(1, Math.trunc(Number(form('count'))) || 1));
  const report = workspace.reports.find(({ id }) => id === form('report'));
  if (!report) return context.json({ error: 'Choose a report that exists.' }, 404);
  workspace.reports = workspace.reports.map((one) =>
    one === report ? { ...one, lastRunAt: host.now(), runs: one.runs + runs } : one,
  );
  if (context.req.header('accept') === 'application/json')
    return context.json({ report: report.id, runs: report.runs + runs });
  const at = new Date(host.now()).toISOString();
  await host.server
    .send([
      {
        id: randomUUID(),
        type: 'usage',
        accountId: workspace.id,
        userId: member.id,
        at,
        name: 'report_runs',
        quantity: runs,
      },
    ])
    .catch(() => 0);
  return context.redirect('/reports', 303);
}

async function exportReport(context: Context, host: Host) {
  const { workspace } = await openVisit(context, host);
  const report = workspace.reports.find(({ id }) => id === context.req.param('id'));
  const figure = contents[workspace.line].dashboards[0];
  if (!report || !figure) return context.notFound();
  const rows = seriesOf(figure, `${workspace.id}/${report.id}`).map(
    (value, week) => [`week ${week + 1}`, value] as const,
  );
  return context.body(reportCsv(report, rows), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${report.id}.csv"`,
  });
}

const addDashboard: Action = ({ workspace }, form) => {
  const template = contents[workspace.line].dashboards.find(({ id }) => id === form('template'));
  const isOpen = workspace.dashboards.some(({ id }) => id === template?.id);
  if (!template || isOpen) return '/dashboards';
  workspace.dashboards = [...workspace.dashboards, { ...template, comments: [] }];
  return `/dashboards/${template.id}`;
};

function addComment({ workspace, member, host }: Visit, dashboardId: string, text: string): string {
  const dashboard = workspace.dashboards.find(({ id }) => id === dashboardId);
  if (!dashboard) return '/dashboards';
  const comment = { author: member.name, text: text.slice(0, 240), at: host.now() };
  if (text)
    workspace.dashboards = workspace.dashboards.map((one) =>
      one === dashboard ? { ...one, comments: [...one.comments, comment] } : one,
    );
  return `/dashboards/${dashboard.id}`;
}

const addSchedule: Action = ({ workspace }, form) => {
  const schedule = { id: randomUUID(), report: form('report'), when: form('when'), to: form('to'), slack: false };
  if (schedule.report && schedule.when && workspace.schedules.length < 20)
    workspace.schedules = [...workspace.schedules, schedule];
  return '/schedules';
};

const postToSlack: Action = ({ workspace }, form) => {
  workspace.schedules = workspace.schedules.map((schedule) =>
    schedule.id === form('id') ? { ...schedule, slack: true } : schedule,
  );
  return '/schedules';
};

const addProject: Action = async ({ workspace, host, tier }, form) => {
  const limit = tier?.limits.projects ?? Number.POSITIVE_INFINITY;
  if (!form('name') || workspace.projects.length >= limit) return '/projects';
  workspace.projects = [form('name').slice(0, 60), ...workspace.projects];
  await host.levels.report(workspace.id, 'projects', workspace.projects.length);
  return '/projects';
};

const invite: Action = async ({ workspace, host, tier }, form) => {
  const limit = tier?.limits.seats ?? Number.POSITIVE_INFINITY;
  if (workspace.members.length >= limit) return '/members?notice=full';
  const member = memberOf(
    workspace.id,
    form('name').slice(0, 60),
    form('role') === 'admin' ? 'admin' : 'member',
    form('email').slice(0, 120),
  );
  if (!form('name') || workspace.members.some(({ id }) => id === member.id)) return '/members';
  workspace.members = [...workspace.members, { ...member, invited: true }];
  await host.levels.report(workspace.id, 'seats', workspace.members.length);
  return '/members?notice=invited';
};

const removeMember: Action = async ({ workspace, member, host }, form) => {
  const leaves = workspace.members.find(({ id }) => id === form('id'));
  if (!leaves || leaves.role === 'owner' || member.role === 'member') return '/members';
  workspace.members = workspace.members.filter((person) => person !== leaves);
  await host.levels.report(workspace.id, 'seats', workspace.members.length);
  return '/members';
};

const addApiKey: Action = ({ workspace, tier, host }) => {
  if (tier && !tier.features.includes('api_access')) return '/api';
  const number = workspace.apiKeys.length + 1;
  const hint = `bf_live_…${randomUUID().slice(0, 4)}`;
  workspace.apiKeys = [...workspace.apiKeys, { id: `key-${number}`, name: `Key ${number}`, hint, at: host.now() }];
  return '/api';
};
