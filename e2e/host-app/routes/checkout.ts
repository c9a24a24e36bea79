import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Offer } from '../billing/billing.ts';
import type { Host } from '../host.ts';
import { checkoutPage } from '../pages/checkout.ts';
import { compareTiers, type Interval, priceOf, tierOf } from '../uptier/catalog.ts';
import { readForm } from './actions.ts';
import { openVisit, rememberVisitor, type Visit } from './visit.ts';

const FIRST_TIER = 'starter';

/** Checkout, moving down, and the start of a new company: all of them move a subscription. */
export function checkoutRoutes(host: Host): Hono {
  const routes = new Hono();
  routes.get('/checkout', async (context) => {
    const visit = await openVisit(context, host);
    const offer = findOffer(visit, context.req.query('tier') ?? 'pro', context.req.query('interval') ?? 'month');
    if (!offer) return context.redirect('/billing', 303);
    const decisionId = context.req.query('uptier_decision') ?? '';
    if (decisionId) void reportCheckout(visit, decisionId);
    return context.html(checkoutPage(visit, { offer, decisionId, problem: '' }));
  });
  routes.post('/checkout', async (context) => {
    const visit = await openVisit(context, host);
    const form = await readForm(context);
    const offer = findOffer(visit, form('tier'), form('interval'));
    if (!offer) return context.redirect('/billing', 303);
    if (visit.member.role === 'member')
      return context.html(checkoutPage(visit, { offer, decisionId: form('decision'), problem: '' }), 403);
    const problem = isEmail(form('email')) ? '' : 'Invoices need an email address.';
    if (problem) return context.html(checkoutPage(visit, { offer, decisionId: form('decision'), problem }), 422);
    return context.redirect((await change(visit, offer)) ? '/billing?notice=upgraded' : '/billing', 303);
  });
  routes.post('/billing/downgrade', async (context) => {
    const visit = await openVisit(context, host);
    const form = await readForm(context);
    const offer = findOffer(visit, form('tier'), visit.subscription?.price.interval ?? 'month');
    const isDown =
      offer && visit.catalog && visit.tier && compareTiers(visit.catalog, offer.tier.id, visit.tier.id) < 0;
    if (!isDown || visit.member.role === 'member') return context.redirect('/billing', 303);
    return context.redirect((await change(visit, offer)) ? '/billing?notice=moved' : '/billing', 303);
  });
  routes.post('/signup', async (context) => {
    const visit = await openVisit(context, host);
    const form = await readForm(context);
    const offer = findOffer(visit, FIRST_TIER, 'month');
    if (!offer || !form('company') || !form('name')) return context.redirect('/signup', 303);
    await openCompany(visit, form('company').slice(0, 60), form('name').slice(0, 60), offer, (accountId, member) =>
      rememberVisitor(context, accountId, member),
    );
    return context.redirect('/', 303);
  });
  return routes;
}

async function openCompany(
  { host }: Visit,
  company: string,
  owner: string,
  offer: Offer,
  remember: (accountId: string, member: Visit['member']) => void,
): Promise<void> {
  const workspace = host.directory.open(company, owner);
  const [member] = workspace.members;
  if (!member) return;
  remember(workspace.id, member);
  await host.server
    .saveAccount(workspace.id, { name: company, industry: 'agency', timezone: workspace.timezone, paymentStatus: 'ok' })
    .catch(() => undefined);
  await host.levels.report(workspace.id, 'seats', 1);
  await host.billing.change(workspace, null, offer);
}

/** True once the webhook that moves the tier is taken. What a webhook does not carry, the terms of the contract, goes as traits. */
async function change({ host, workspace, subscription }: Visit, offer: Offer): Promise<boolean> {
  const taken = await host.billing.change(workspace, subscription, offer);
  const changed = host.billing.subscription(workspace, offer.tier);
  if (!changed) return taken;
  const yearly = offer.price.interval === 'year';
  const traits = {
    termMonths: yearly ? 12 : 1,
    ...(yearly ? { renewalAt: new Date(changed.endAt).toISOString() } : {}),
  };
  await host.server.saveAccount(workspace.id, traits).catch(() => undefined);
  return taken;
}

/** Tells Uptier that its nudge led to the checkout; the same decision is told once however often the page is opened. */
async function reportCheckout({ host, workspace, member }: Visit, decisionId: string): Promise<void> {
  const at = new Date(host.now()).toISOString();
  const event = {
    id: `checkout-${decisionId || randomUUID()}`.slice(0, 250),
    type: 'nudge',
    what: 'checkout',
    accountId: workspace.id,
    userId: member.id,
    at,
    decisionId,
  };
  const refused = await host.server.send([event]).catch(() => 1);
  host.activity.record({
    accountId: workspace.id,
    what: 'nudge checkout',
    detail: `decision ${decisionId.slice(0, 18)}…`,
    ok: refused === 0,
  });
}

function findOffer({ catalog }: Visit, tierId: string, interval: string): Offer | null {
  const tier = catalog && tierOf(catalog, tierId);
  const wanted: Interval = interval === 'year' ? 'year' : 'month';
  const price = tier && priceOf(tier, wanted);
  return tier && price ? { tier, price } : null;
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
