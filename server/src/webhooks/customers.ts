import type { AcceptedEvent } from '@uptier/shared/contracts/event.ts';

/** Accounts that these events say to be a customer of the billing system. */
export function namedCustomers(events: readonly AcceptedEvent[]): { accountId: string; customerId: string }[] {
  return events.flatMap(({ accountId, body }) => {
    if (body.type !== 'traits' || body.of !== 'account') return [];
    const customerId = Object.hasOwn(body.traits, 'stripeCustomerId') ? body.traits.stripeCustomerId : null;
    return typeof customerId === 'string' && customerId !== '' ? [{ accountId, customerId }] : [];
  });
}
