import { html } from 'hono/html';
import type { Subscription } from '../billing/stripe-objects.ts';
import type { Visit } from '../routes/visit.ts';
import { type Catalog, compareTiers, priceOf, type Tier } from '../uptier/catalog.ts';
import { chip, count, day, emptyState, type Html, icon, longDay, money, reservedSlot } from './parts.ts';
import { shell } from './shell.ts';

export function billingPage(visit: Visit, notice: string): Html {
  const { host, workspace, subscription, catalog } = visit;
  const invoices = host.billing.invoices(workspace.id);
  return shell(visit, {
    title: 'Billing',
    lead: 'Plan, usage and invoices',
    content: html`
      ${notice ? html`<p class="note" data-kind="good" role="status">${icon('check')}${notice}</p>` : ''}
      ${host.billing.isPending(workspace.id) ? html`<p class="note" role="status">${icon('info')}Your change is on its way. Limits follow in a moment.</p>` : ''}
      ${reservedSlot('billing-page', 'Questions about a bill?', 'Write to billing@brightfold.example; a person answers the same working day.')}
      <div data-live="plan">${currentPlan(visit, subscription)}</div>
      <section class="meters" aria-label="Usage"><uptier-meter limit="report_runs"></uptier-meter><uptier-meter limit="seats"></uptier-meter><uptier-meter limit="projects"></uptier-meter></section>
      <section data-live="plans" aria-label="Plans">${catalog ? plans(visit, catalog) : html`<div class="card">${emptyState('Prices could not be loaded', 'Your plan is not affected. Try again in a minute.')}</div>`}</section>
      <section class="card" data-live="invoices"><header class="card-head"><h2>Invoices</h2></header>
        ${
          invoices.length === 0
            ? emptyState('No invoice yet', 'The first one comes with your first plan.')
            : html`<table class="table"><thead><tr><th scope="col">Invoice</th><th scope="col" class="wide-only">For</th><th scope="col">Date</th><th scope="col" class="number">Amount</th><th scope="col">Status</th></tr></thead>
        <tbody>${invoices.map((invoice) => html`<tr><th scope="row"><b>${invoice.number}</b></th><td class="wide-only">${invoice.what}</td><td>${day(invoice.at)}</td><td class="number">${money(invoice.amount, invoice.currency)}</td><td>${chip('Paid', 'good')}</td></tr>`)}</tbody></table>`
        }
      </section>`,
  });
}

function currentPlan({ tier, workspace, member }: Visit, subscription: Subscription | null): Html {
  if (!tier || !subscription)
    return html`<section class="card plan-now"><div><span class="quiet">Your plan</span><p class="figure"><b>No plan yet</b></p></div></section>`;
  const { price } = subscription;
  const payer = workspace.members.find(({ role }) => role === 'owner') ?? member;
  return html`<section class="card plan-now" aria-label="Your plan">
    <div><span class="quiet">Your plan</span><p class="figure"><b>${tier.name}</b><span class="quiet">${money(price.amount, price.currency)} a ${price.interval}</span></p></div>
    <dl><div><dt>Renews</dt><dd>${longDay(subscription.endAt)}</dd></div><div><dt>Paid with</dt><dd>Visa ending in 4242</dd></div><div><dt>Invoices go to</dt><dd>${payer.email}</dd></div></dl>
  </section>`;
}

function plans(visit: Visit, catalog: Catalog): Html {
  return html`<div class="plans">${catalog.tiers.map((tier, index) => planCard(visit, catalog, tier, catalog.tiers[index - 1] ?? null))}</div>`;
}

function planCard(visit: Visit, catalog: Catalog, tier: Tier, below: Tier | null): Html {
  const interval = visit.subscription?.price.interval ?? 'month';
  const price = priceOf(tier, interval);
  const adds = tier.features.filter((feature) => !below?.features.includes(feature)).slice(0, 4);
  const isCurrent = visit.tier?.id === tier.id;
  return html`<section class="card plan" ${isCurrent ? html`aria-current="true"` : ''} aria-label="${tier.name}">
    <h2>${tier.name}${isCurrent ? chip('Your plan', 'brand') : ''}</h2>
    <p class="figure"><b>${price ? money(price.amount, price.currency) : 'Ask us'}</b><span class="quiet">a ${price?.interval ?? interval}</span></p>
    <ul class="ticks">
      <li>${icon('check')}${amount(tier.limits.report_runs)} report runs a month</li>
      <li>${icon('check')}${amount(tier.limits.seats)} seats, ${amount(tier.limits.projects).toLowerCase()} projects</li>
      ${adds.map((feature) => html`<li>${icon('check')}${catalog.featureNames[feature] ?? feature}</li>`)}
    </ul>
    ${planAction(visit, catalog, tier)}
  </section>`;
}

function planAction(visit: Visit, catalog: Catalog, tier: Tier): Html {
  if (visit.tier?.id === tier.id) return html`<span class="button" aria-disabled="true">Current plan</span>`;
  if (visit.member.role === 'member') return html`<p class="quiet">An owner or admin can change the plan.</p>`;
  const isUp = !visit.tier || compareTiers(catalog, tier.id, visit.tier.id) > 0;
  const interval = visit.subscription?.price.interval ?? 'month';
  if (isUp)
    return html`<a class="button main" href="/checkout?tier=${tier.id}&amp;interval=${interval}">Upgrade to ${tier.name}</a>`;
  return html`<details class="confirm"><summary class="button">Move down to ${tier.name}</summary>
    <form action="/billing/downgrade" method="post"><p>Features above ${tier.name} close today. Your data stays.</p><button class="button danger" name="tier" value="${tier.id}">Move down to ${tier.name}</button></form></details>`;
}

function amount(limit: number | null | undefined): string {
  return limit === null || limit === undefined ? 'Unlimited' : count(limit);
}
