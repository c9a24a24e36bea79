import type { ActivityLog } from '../activity.ts';
import type { Workspace } from '../companies/workspace.ts';
import type { Interval, Price, Tier } from '../uptier/catalog.ts';
import { type Due, endOfTerm, quoteChange } from './proration.ts';
import { billingId, type Subscription, subscriptionEvent } from './stripe-objects.ts';
import type { WebhookSender } from './webhooks.ts';

export type Invoice = {
  readonly number: string;
  readonly at: number;
  readonly what: string;
  readonly amount: number;
  readonly currency: string;
};
export type Offer = { readonly tier: Tier; readonly price: Price };
export type Billing = {
  /** The account's subscription; one that this process has not seen is rebuilt from the tier the account is on. */
  subscription(workspace: Workspace, tier: Tier | null): Subscription | null;
  quote(subscription: Subscription | null, offer: Offer): Due;
  /** Moves the account to the offer and tells Uptier; true when the webhook was taken within a few seconds. */
  change(workspace: Workspace, current: Subscription | null, offer: Offer): Promise<boolean>;
  invoices(accountId: string): readonly Invoice[];
  /** True while Uptier has not taken the last change yet. */
  isPending(accountId: string): boolean;
};
export type BillingDeps = {
  readonly webhooks: WebhookSender;
  readonly activity: ActivityLog;
  readonly now: () => number;
  /** The interval and the term's end of accounts that came with a contract. */
  readonly contracts: ReadonlyMap<
    string,
    { readonly interval: Interval; readonly renewsInDays: number | null; readonly memberSinceDays: number }
  >;
};

const DAY = 86_400_000;
const WAIT_FOR_WEBHOOK_MS = 4_000;
const SHOWN_INVOICES = 6;

export function createBilling(deps: BillingDeps): Billing {
  const subscriptions = new Map<string, Subscription>();
  const invoices = new Map<string, readonly Invoice[]>();
  const quote: Billing['quote'] = (subscription, { price }) =>
    quoteChange(subscription && termOf(subscription), price, deps.now());
  return {
    subscription(workspace, tier) {
      const known = subscriptions.get(workspace.id);
      if (known && (known.tier === tier?.id || deps.webhooks.isPending(workspace.id))) return known;
      if (!tier) return known ?? null;
      const rebuilt = rebuild(workspace.id, tier, deps);
      if (!rebuilt) return null;
      subscriptions.set(workspace.id, rebuilt);
      if (!invoices.has(workspace.id)) invoices.set(workspace.id, pastInvoices(rebuilt));
      return rebuilt;
    },
    quote,
    async change(workspace, current, offer) {
      const now = deps.now();
      const { due } = quote(current, offer);
      const next = nextSubscription(workspace.id, current, offer, now);
      subscriptions.set(workspace.id, next);
      workspace.tier = offer.tier.id;
      const number = invoiceNumber(workspace.id, now);
      invoices.set(workspace.id, [
        {
          number,
          at: now,
          what: `${offer.tier.name}, ${describeChange(current, next)}`,
          amount: due,
          currency: offer.price.currency,
        },
        ...(invoices.get(workspace.id) ?? []),
      ]);
      const event = subscriptionEvent(
        current ? 'customer.subscription.updated' : 'customer.subscription.created',
        next,
        current,
        now,
      );
      return await deps.webhooks.deliver(
        { id: event.id, type: event.type, accountId: workspace.id, payload: JSON.stringify(event) },
        WAIT_FOR_WEBHOOK_MS,
      );
    },
    invoices: (accountId) => (invoices.get(accountId) ?? []).slice(0, SHOWN_INVOICES),
    isPending: (accountId) => deps.webhooks.isPending(accountId),
  };
}

function nextSubscription(
  accountId: string,
  current: Subscription | null,
  { tier, price }: Offer,
  now: number,
): Subscription {
  const stays = current !== null && current.price.interval === price.interval;
  const startAt = stays ? current.startAt : now;
  return {
    id: current?.id ?? billingId('sub', accountId),
    customerId: billingId('cus', accountId),
    accountId,
    tier: tier.id,
    tierName: tier.name,
    price,
    createdAt: current?.createdAt ?? now,
    startAt,
    endAt: stays ? current.endAt : endOfTerm(startAt, price.interval),
  };
}

/** Terms of contracts end where the contract says; every other monthly term is the calendar month. */
function rebuild(accountId: string, tier: Tier, deps: BillingDeps): Subscription | null {
  const contract = deps.contracts.get(accountId);
  const price = tier.prices.find(({ interval }) => interval === (contract?.interval ?? 'month')) ?? tier.prices[0];
  if (!price) return null;
  const now = new Date(deps.now());
  const month = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
  const today = Math.floor(deps.now() / DAY) * DAY;
  const endAt = price.interval === 'year' ? today + (contract?.renewsInDays ?? 365) * DAY : endOfTerm(month, 'month');
  const startAt = price.interval === 'year' ? endAt - 365 * DAY : month;
  const createdAt = today - (contract?.memberSinceDays ?? 120) * DAY;
  return {
    id: billingId('sub', accountId),
    customerId: billingId('cus', accountId),
    accountId,
    tier: tier.id,
    tierName: tier.name,
    price,
    createdAt,
    startAt,
    endAt,
  };
}

function pastInvoices(subscription: Subscription): readonly Invoice[] {
  const { price, accountId, tierName, createdAt, startAt } = subscription;
  const start = new Date(startAt);
  const months = price.interval === 'year' ? 12 : 1;
  return Array.from({ length: SHOWN_INVOICES }, (_, back) =>
    Date.UTC(start.getUTCFullYear(), start.getUTCMonth() - back * months, start.getUTCDate()),
  )
    .filter((at) => at >= createdAt - 31 * DAY)
    .map((at) => ({
      number: invoiceNumber(accountId, at),
      at: Math.max(at, createdAt),
      what: `${tierName}, ${price.interval === 'year' ? 'a year' : 'a month'}`,
      amount: price.amount,
      currency: price.currency,
    }));
}

function describeChange(current: Subscription | null, next: Subscription): string {
  const term = next.price.interval === 'year' ? 'a year' : 'a month';
  return current && current.endAt === next.endAt ? 'the rest of this term' : term;
}

function invoiceNumber(accountId: string, at: number): string {
  return `BF-${new Date(at).toISOString().slice(2, 10).replaceAll('-', '')}-${billingId('si', accountId, String(at)).slice(3, 7).toUpperCase()}`;
}

function termOf({ price, startAt, endAt }: Subscription) {
  return { amount: price.amount, interval: price.interval, startAt, endAt };
}
