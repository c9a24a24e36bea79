import { Hono } from 'hono';
import type { Host } from '../host.ts';
import { billingPage } from '../pages/billing.ts';
import { dashboardPage, dashboardsPage } from '../pages/dashboards.ts';
import { homePage } from '../pages/home.ts';
import { apiPage, ssoPage } from '../pages/locked.ts';
import { missingPage } from '../pages/missing.ts';
import { reportsPage } from '../pages/reports.ts';
import { signupPage } from '../pages/signup.ts';
import { membersPage, projectsPage, schedulesPage } from '../pages/work.ts';
import { openVisit } from './visit.ts';

const NOTICES: Readonly<Record<string, string>> = {
  invited: 'Invited. Their seat counts from now.',
  full: 'Every seat of your plan is taken. Remove somebody or move to a higher plan.',
  upgraded: 'You are on the new plan. Its limits are yours at once.',
  moved: 'You moved down. The smaller limits are in place.',
};

export function pageRoutes(host: Host): Hono {
  const pages = new Hono();
  pages.get('/', async (context) => context.html(homePage(await openVisit(context, host))));
  pages.get('/reports', async (context) => context.html(reportsPage(await openVisit(context, host))));
  pages.get('/dashboards', async (context) => context.html(dashboardsPage(await openVisit(context, host))));
  pages.get('/dashboards/:id', async (context) => {
    const visit = await openVisit(context, host);
    const dashboard = visit.workspace.dashboards.find(({ id }) => id === context.req.param('id'));
    return dashboard ? context.html(dashboardPage(visit, dashboard)) : context.html(missingPage(visit), 404);
  });
  pages.get('/schedules', async (context) => context.html(schedulesPage(await openVisit(context, host))));
  pages.get('/projects', async (context) => context.html(projectsPage(await openVisit(context, host))));
  pages.get('/members', async (context) =>
    context.html(membersPage(await openVisit(context, host), noticeOf(context.req.query('notice')))),
  );
  pages.get('/api', async (context) => context.html(apiPage(await openVisit(context, host))));
  pages.get('/sso', async (context) => context.html(ssoPage(await openVisit(context, host))));
  pages.get('/billing', async (context) =>
    context.html(billingPage(await openVisit(context, host), noticeOf(context.req.query('notice')))),
  );
  pages.get('/signup', async (context) => context.html(signupPage(await openVisit(context, host))));
  pages.get('*', async (context) => context.html(missingPage(await openVisit(context, host)), 404));
  return pages;
}

function noticeOf(code: string | undefined): string {
  return NOTICES[code ?? ''] ?? '';
}
