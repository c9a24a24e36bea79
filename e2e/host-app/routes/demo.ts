import { Hono } from 'hono';
import type { Host } from '../host.ts';
import { signIdentity } from '../identity.ts';
import { readForm } from './actions.ts';
import { openVisitor } from './visit.ts';

/** The signed identity the SDK asks for, and what the demo panel needs. */
export function demoRoutes(host: Host): Hono {
  const routes = new Hono();
  routes.get('/identity', async (context) => {
    const { workspace, member } = await openVisitor(context, host);
    const token = await signIdentity(
      { accountId: workspace.id, userId: member.id, role: member.role },
      host.options.identitySecret,
      host.now(),
    );
    return context.json({ token }, 200, { 'cache-control': 'no-store' });
  });
  routes.get('/demo/activity', async (context) => {
    const { workspace } = await openVisitor(context, host);
    return context.json({ entries: host.activity.list(workspace.id) }, 200, { 'cache-control': 'no-store' });
  });
  routes.post('/demo/open', async (context) => {
    const form = await readForm(context);
    const workspace = await host.directory.find(form('account'));
    if (!workspace) return context.redirect('/', 303);
    const query = new URLSearchParams({ account: workspace.id, as: form('as') || 'owner' });
    return context.redirect(`/?${query}`, 303);
  });
  return routes;
}
