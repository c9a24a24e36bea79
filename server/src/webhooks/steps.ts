import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { EventBody } from '@uptier/shared/contracts/event.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import { sellsProducts, type Worth, worthOf } from './revenue.ts';
import { isLive, type Subscription } from './subscription.ts';

export const subscriptionTypes = [
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
] as const;
export type SubscriptionType = (typeof subscriptionTypes)[number];

/** A whole subscription as it was after one change; `created` is epoch seconds. */
export interface Change {
  id: string;
  type: SubscriptionType;
  created: number;
  subscription: Subscription;
}

/** What the account's subscriptions together amount to after one change. */
export interface Step {
  /** The id of its event of ours; ids sort as the changes of one second do. */
  id: string;
  changeId: string;
  at: EpochMs;
  plan: Extract<EventBody, { type: 'plan' }> | null;
  paymentStatus: 'ok' | 'past_due';
}

/**
 * Folds an account's changes in the order of (created, created < updated < deleted): each is a whole object, so only the
 * last of a subscription counts. A change happened at the end of its second. The plan is the highest tier among live
 * subscriptions, the products and the revenue of all of them; with none left the account keeps its last tier and pays nothing.
 */
export function foldChanges(changes: readonly Change[], catalog: Catalog): Step[] {
  const current = new Map<string, { isLive: boolean; status: string; worth: Worth }>();
  let last: { tier: string; currency: string } | null = null;
  return changes.toSorted(inOrder).map((change) => {
    const { subscription, type, created } = change;
    const worth = worthOf(subscription, catalog, created);
    const isOn = type !== 'customer.subscription.deleted' && isLive(subscription);
    current.set(subscription.id, { isLive: isOn, status: subscription.status, worth });
    const live = [...current.values()].filter((each) => each.isLive);
    const { plan, tier } = planOf(live, last, catalog);
    last = tier;
    return {
      id: `stripe:${rankOf(type)}:${change.id}`,
      changeId: change.id,
      at: endOfSecond(created),
      plan,
      paymentStatus: live.some(({ status }) => status === 'past_due' || status === 'unpaid') ? 'past_due' : 'ok',
    };
  });
}

export function endOfSecond(created: number): EpochMs {
  return created * 1000 + 999;
}

type Last = { tier: string; currency: string } | null;

function planOf(live: readonly { worth: Worth }[], last: Last, catalog: Catalog): { plan: Step['plan']; tier: Last } {
  const rank = new Map(catalog.tiers.map(({ id }, index) => [id, index]));
  const worths = live.map(({ worth }) => worth);
  const top = worths
    .filter(({ tier }) => tier !== null)
    .toSorted((a, b) => (rank.get(b.tier ?? '') ?? 0) - (rank.get(a.tier ?? '') ?? 0) || b.mrr - a.mrr)[0];
  const tier = top?.tier ?? last?.tier;
  if (tier === undefined) return { plan: null, tier: last };
  const currency = top?.currency ?? last?.currency ?? 'usd';
  // Amounts in another currency cannot be added.
  const mrr = worths.reduce((sum, worth) => (worth.currency === currency ? sum + worth.mrr : sum), 0);
  const seats = top?.seats ?? null;
  const products = [...new Set(worths.flatMap((worth) => worth.products))].sort();
  const plan = {
    ...{ type: 'plan' as const, tier, mrr, currency },
    ...(seats === null ? {} : { seats }),
    ...(sellsProducts(catalog) ? { products } : {}),
  };
  return { plan, tier: { tier, currency } };
}

function inOrder(a: Change, b: Change): number {
  return a.created - b.created || rankOf(a.type) - rankOf(b.type) || (a.id < b.id ? -1 : 1);
}

function rankOf(type: SubscriptionType): number {
  return subscriptionTypes.indexOf(type);
}
