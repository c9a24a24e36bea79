import { describe, expect, it } from 'vitest';
import { billingId, type Subscription, subscriptionEvent } from './stripe-objects.ts';

const subscription: Subscription = {
  id: billingId('sub', 'northwind-labs'),
  customerId: billingId('cus', 'northwind-labs'),
  accountId: 'northwind-labs',
  tier: 'pro',
  tierName: 'Pro',
  price: { interval: 'month', amount: 59_900, currency: 'usd', stripePriceId: 'price_pro_month' },
  createdAt: Date.UTC(2026, 3, 1),
  startAt: Date.UTC(2026, 10, 1),
  endAt: Date.UTC(2026, 11, 1),
};

describe('subscriptionEvent', () => {
  const event = subscriptionEvent(
    'customer.subscription.updated',
    subscription,
    null,
    Date.UTC(2026, 10, 21, 12, 0, 0, 700),
  );

  it('carries the account, the price and whole seconds', () => {
    expect(event).toMatchObject({
      object: 'event',
      type: 'customer.subscription.updated',
      created: Date.UTC(2026, 10, 21, 12) / 1000,
    });
    expect(event.data.object.metadata).toEqual({ accountId: 'northwind-labs' });
    expect(event.data.object.items.data[0]).toMatchObject({
      quantity: 1,
      price: { id: 'price_pro_month', unit_amount: 59_900, recurring: { interval: 'month' } },
    });
  });

  it('never repeats an event id, and keeps the ids of what it is about', () => {
    const again = subscriptionEvent(
      'customer.subscription.updated',
      subscription,
      subscription,
      Date.UTC(2026, 10, 21, 12),
    );
    expect(again.id).not.toBe(event.id);
    expect(again.data.object.id).toBe(event.data.object.id);
    expect(event.id).toMatch(/^evt_[A-Za-z0-9]{16,}$/);
  });
});
