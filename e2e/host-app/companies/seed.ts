import { billingId } from '../billing/stripe-objects.ts';
import { priceOf, tierOf } from '../uptier/catalog.ts';
import type { HostEvent, UptierServer } from '../uptier/server.ts';
import { type Company, companies } from './companies.ts';
import { staffOf } from './people.ts';

const DAY = 86_400_000;
/** Days before today on which a used feature was used. */
const USED_ON = [1, 3, 6, 8, 10, 13, 15, 17, 20, 22, 24, 27, 29];
const RUN_STEPS = 10;
const HISTORY_MONTHS = 2;

/** Makes sure the demo's companies exist in Uptier. Every id is fixed per day or month, so that a second start adds nothing. */
export async function seedCompanies(server: UptierServer, now: number): Promise<void> {
  const catalog = await server.catalog();
  if (!catalog) throw new Error('Uptier does not answer yet.');
  for (const company of companies) {
    await server.saveAccount(company.id, traitsOf(company, now));
    const tier = tierOf(catalog, company.tier);
    const price = tier && priceOf(tier, company.interval);
    if (!price) throw new Error(`The catalog sells no tier "${company.tier}".`);
    await server.setPlan(company.id, {
      id: 'brightfold-first-plan',
      tier: company.tier,
      mrr: price.interval === 'year' ? Math.round(price.amount / 12) : price.amount,
      currency: price.currency,
      at: iso(signedUpAt(company, now)),
    });
    await server.send([...peopleEvents(company, now), ...featureEvents(company, now), ...runEvents(company, now)]);
  }
}

function traitsOf(company: Company, now: number) {
  const renewal = company.renewsInDays === null ? {} : { renewalAt: iso(midnight(now) + company.renewsInDays * DAY) };
  return {
    name: company.name,
    industry: company.industry,
    size: company.size,
    timezone: company.timezone,
    paymentStatus: 'ok',
    stripeCustomerId: billingId('cus', company.id),
    termMonths: company.interval === 'year' ? 12 : 1,
    ...renewal,
  };
}

function peopleEvents(company: Company, now: number): HostEvent[] {
  const at = iso(Math.max(signedUpAt(company, now), midnight(now) - DAY));
  const people = staffOf(company).map(
    ({ id, name, email, role }): HostEvent => ({
      id: `brightfold-person-${id}`,
      type: 'traits',
      of: 'user',
      accountId: company.id,
      userId: id,
      at,
      traits: { name, email, role },
    }),
  );
  const levels = [
    ['seats', company.seats],
    ['projects', company.projects],
  ].map(
    ([limit, value]): HostEvent => ({
      id: `brightfold-${dayOf(now)}-${limit}`,
      type: 'level',
      accountId: company.id,
      at,
      limit,
      value,
    }),
  );
  return [...people, ...levels];
}

function featureEvents(company: Company, now: number): HostEvent[] {
  const people = staffOf(company);
  const since = signedUpAt(company, now);
  return company.uses.flatMap((name, feature) =>
    USED_ON.flatMap((days, index): HostEvent[] => {
      const at = midnight(now) - days * DAY + (9 + ((feature + index) % 8)) * 3_600_000;
      const userId = people[(feature + index) % people.length]?.id ?? company.id;
      if (at < since) return [];
      return [
        {
          id: `brightfold-${dayOf(at)}-${name}`,
          type: 'usage',
          accountId: company.id,
          userId,
          at: iso(at),
          name,
          quantity: 1 + ((feature + index) % 3),
        },
      ];
    }),
  );
}

/** This month's runs spread from its first minute to now, and two whole months before it a little lower. */
function runEvents(company: Company, now: number): HostEvent[] {
  if (company.reportRuns === 0) return [];
  const people = staffOf(company);
  const months = Array.from({ length: HISTORY_MONTHS + 1 }, (_, back) => ({
    back,
    from: monthStart(now, back),
    to: back === 0 ? now : monthStart(now, back - 1),
  }));
  return months.flatMap(({ back, from, to }) =>
    Array.from({ length: RUN_STEPS }, (_, step): HostEvent => {
      const total = Math.round(company.reportRuns * (1 - 0.12 * back));
      const quantity = Math.round((total * (step + 1)) / RUN_STEPS) - Math.round((total * step) / RUN_STEPS);
      const at = iso(Math.floor(from + ((to - from) * (step + 0.5)) / RUN_STEPS));
      const userId = people[step % people.length]?.id ?? company.id;
      return {
        id: `brightfold-${dayOf(from).slice(0, 7)}-runs-${step}`,
        type: 'usage',
        accountId: company.id,
        userId,
        at,
        name: 'report_runs',
        quantity,
      };
    }),
  );
}

function signedUpAt(company: Company, now: number): number {
  return midnight(now) - company.memberSinceDays * DAY;
}

function monthStart(now: number, back: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1);
}

function midnight(at: number): number {
  return Math.floor(at / DAY) * DAY;
}

function dayOf(at: number): string {
  return iso(at).slice(0, 10);
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
