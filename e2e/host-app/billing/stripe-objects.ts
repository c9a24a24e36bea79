import { createHash, randomBytes } from 'node:crypto';
import type { Price } from '../uptier/catalog.ts';

export type Subscription = {
  readonly id: string;
  readonly customerId: string;
  readonly accountId: string;
  readonly tier: string;
  readonly tierName: string;
  readonly price: Price;
  readonly createdAt: number;
  readonly startAt: number;
  readonly endAt: number;
};
export type WebhookType = 'customer.subscription.created' | 'customer.subscription.updated';

const API_VERSION = '2025-03-31.basil';

/** The billing system's id of a thing of this account; the same after a restart. */
export function billingId(prefix: 'cus' | 'sub' | 'si' | 'prod', ...of: readonly string[]): string {
  const digest = createHash('sha256')
    .update([prefix, ...of].join('\n'))
    .digest('base64url');
  return `${prefix}_${digest.replace(/[-_]/g, '').slice(0, 16)}`;
}

/** A webhook event that carries the whole subscription, as the billing system of a SaaS sends it. */
export function subscriptionEvent(
  type: WebhookType,
  subscription: Subscription,
  previous: Subscription | null,
  now: number,
) {
  const changed = previous ? { previous_attributes: { items: itemList(previous) } } : {};
  return {
    id: `evt_${randomBytes(18).toString('base64url').replace(/[-_]/g, '')}`,
    object: 'event',
    api_version: API_VERSION,
    created: seconds(now),
    data: { object: subscriptionObject(subscription), ...changed },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  } as const;
}

function subscriptionObject(subscription: Subscription) {
  return {
    id: subscription.id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: seconds(subscription.startAt),
    billing_cycle_anchor_config: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    collection_method: 'charge_automatically',
    created: seconds(subscription.createdAt),
    currency: subscription.price.currency,
    customer: subscription.customerId,
    days_until_due: null,
    description: null,
    discounts: [],
    ended_at: null,
    items: itemList(subscription),
    latest_invoice: null,
    livemode: false,
    metadata: { accountId: subscription.accountId },
    pause_collection: null,
    schedule: null,
    start_date: seconds(subscription.createdAt),
    status: 'active',
    test_clock: null,
    trial_end: null,
    trial_start: null,
  } as const;
}

function itemList(subscription: Subscription) {
  return {
    object: 'list',
    data: [
      {
        id: billingId('si', subscription.id),
        object: 'subscription_item',
        billing_thresholds: null,
        created: seconds(subscription.createdAt),
        current_period_end: seconds(subscription.endAt),
        current_period_start: seconds(subscription.startAt),
        discounts: [],
        metadata: {},
        price: priceObject(subscription),
        quantity: 1,
        subscription: subscription.id,
        tax_rates: [],
      },
    ],
    has_more: false,
    total_count: 1,
    url: `/v1/subscription_items?subscription=${subscription.id}`,
  } as const;
}

function priceObject({ price, tier, tierName, createdAt }: Subscription) {
  return {
    id: price.stripePriceId,
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created: seconds(createdAt),
    currency: price.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: tierName,
    product: billingId('prod', tier),
    recurring: {
      interval: price.interval,
      interval_count: 1,
      meter: null,
      trial_period_days: null,
      usage_type: 'licensed',
    },
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'recurring',
    unit_amount: price.amount,
    unit_amount_decimal: String(price.amount),
  } as const;
}

function seconds(at: number): number {
  return Math.floor(at / 1000);
}
