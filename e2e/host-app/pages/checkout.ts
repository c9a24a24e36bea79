import { html } from 'hono/html';
import type { Offer } from '../billing/billing.ts';
import type { Visit } from '../routes/visit.ts';
import type { Interval } from '../uptier/catalog.ts';
import { count, day, type Html, icon, longDay, money } from './parts.ts';
import { document, logo } from './shell.ts';

export type Checkout = { readonly offer: Offer; readonly decisionId: string; readonly problem: string };

/** The billing system's own page: what is bought, what it costs today, and one button. */
export function checkoutPage(visit: Visit, checkout: Checkout): Html {
  const { tier } = checkout.offer;
  return document(
    visit,
    { title: `Checkout, ${tier.name}`, isQuiet: true },
    html`
    <div class="checkout">
      <section class="order" aria-label="Order">
        <a class="back" href="/billing">${icon('back')}<span class="logo">${logo()}Brightfold</span></a>
        ${order(visit, checkout)}
      </section>
      <main class="pay" id="content">${visit.member.role === 'member' ? cannotBuy(visit) : payForm(visit, checkout)}</main>
    </div>`,
  );
}

function order(visit: Visit, { offer, decisionId }: Checkout): Html {
  const { tier, price } = offer;
  const { subscription, catalog } = visit;
  const { charge, credit, due, nextAt } = visit.host.billing.quote(subscription, offer);
  const gains = tier.features.filter((feature) => !visit.tier?.features.includes(feature)).slice(0, 5);
  const show = (value: number) => money(value, price.currency);
  return html`
    <p class="quiet">${visit.workspace.name}${visit.tier ? `, ${visit.tier.name} today` : ''}</p>
    <h1>${visit.tier ? 'Upgrade to' : 'Start on'} ${tier.name}</h1>
    <p class="figure"><b>${show(price.amount)}</b><span class="quiet">a ${price.interval}</span></p>
    <nav class="segment" aria-label="Billed">${tier.prices.map((option) => html`<a href="${checkoutUrl(tier.id, option.interval, decisionId)}" ${option.interval === price.interval ? html`aria-current="true"` : ''}>${option.interval === 'year' ? 'Yearly, two months free' : 'Monthly'}</a>`)}</nav>
    <ul class="ticks">
      <li>${icon('check')}${tier.limits.report_runs === null ? 'Unlimited' : count(tier.limits.report_runs ?? 0)} report runs a month${visit.tier?.limits.report_runs ? `, now ${count(visit.tier.limits.report_runs)}` : ''}</li>
      ${gains.map((feature) => html`<li>${icon('check')}${catalog?.featureNames[feature] ?? feature}</li>`)}
    </ul>
    <dl class="sum">
      <div><dt>${tier.name}, until ${day(nextAt)}</dt><dd>${show(charge)}</dd></div>
      ${credit > 0 ? html`<div><dt>Unused ${visit.tier?.name ?? 'time'}</dt><dd>−${show(credit)}</dd></div>` : ''}
      <div class="total"><dt>Due today</dt><dd>${show(due)}</dd></div>
    </dl>
    <p class="quiet">Then ${show(price.amount)} a ${price.interval} from ${longDay(nextAt)}. Move down whenever you like.</p>`;
}

function payForm(visit: Visit, { offer, decisionId, problem }: Checkout): Html {
  const { due } = visit.host.billing.quote(visit.subscription, offer);
  return html`<form class="stack-form" action="/checkout" method="post" data-once>
    <h2>Payment</h2>
    ${problem ? html`<p class="note" data-kind="bad" role="alert">${icon('info')}${problem}</p>` : ''}
    <input type="hidden" name="tier" value="${offer.tier.id}"><input type="hidden" name="interval" value="${offer.price.interval}"><input type="hidden" name="decision" value="${decisionId}">
    <fieldset class="cards"><legend>Pay with</legend><div>
      <label><input type="radio" name="method" value="card" checked><span><b>Visa ending in 4242</b><small>Expires 09/29, on file</small></span></label>
      <label><input type="radio" name="method" value="invoice"><span><b>Invoice, 30 days</b><small>Sent to ${visit.member.email}</small></span></label>
    </div></fieldset>
    <label class="field"><span>Company</span><input name="company" value="${visit.workspace.name}" autocomplete="organization" required></label>
    <label class="field"><span>Invoices go to</span><input name="email" type="email" value="${visit.member.email}" autocomplete="email" required></label>
    <div class="two"><label class="field"><span>Country</span><select name="country"><option>United States</option><option>Germany</option><option>Ireland</option><option>Sweden</option><option>United Kingdom</option></select></label>
      <label class="field"><span>VAT number <small>optional</small></span><input name="vat" autocomplete="off"></label></div>
    <button class="button main large">Pay ${money(due, offer.price.currency)} and ${visit.tier ? 'upgrade' : 'start'}</button>
    <p class="quiet small">${icon('lock')}This is a demo: no card is asked for and nothing is charged. The billing system sends a signed webhook, as yours does.</p>
  </form>`;
}

function cannotBuy({ workspace }: Visit): Html {
  const owner = workspace.members.find((member) => member.role === 'owner');
  return html`<div class="stack-form"><h2>${owner?.name ?? 'Your owner'} decides about plans</h2><p class="quiet">You can see what it costs. Buying is up to an owner or admin of ${workspace.name}.</p><a class="button" href="/">Back to Brightfold</a></div>`;
}

function checkoutUrl(tier: string, interval: Interval, decisionId: string): string {
  const query = new URLSearchParams({ tier, interval, ...(decisionId ? { uptier_decision: decisionId } : {}) });
  return `/checkout?${query}`;
}
