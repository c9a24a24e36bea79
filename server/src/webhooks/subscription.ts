import { isId } from '@uptier/shared/contracts/ids.ts';
import { z } from 'zod';

const reference = z.union([z.string(), z.looseObject({ id: z.string() })]).transform((value) => {
  return typeof value === 'string' ? value : value.id;
});
const couponSchema = z.looseObject({
  percent_off: z.number().nullish(),
  amount_off: z.number().nullish(),
  duration: z.enum(['forever', 'repeating', 'once']).catch('forever'),
});
const coupon = z.union([couponSchema, z.string().transform(() => null)]).nullish();
const discountSchema = z.looseObject({
  coupon,
  source: z.looseObject({ coupon }).nullish(),
  end: z.number().nullish(),
});
/** Discounts that were not expanded are ids and say nothing of their size. */
const discounts = z
  .array(z.union([discountSchema, z.string().transform(() => null)]))
  .nullish()
  .transform((list) => (list ?? []).filter((discount) => discount !== null));

const priceSchema = z.looseObject({
  id: z.string(),
  currency: z.string(),
  unit_amount: z.number().nullish(),
  unit_amount_decimal: z.string().nullish(),
  recurring: z
    .looseObject({
      interval: z.enum(['day', 'week', 'month', 'year']),
      interval_count: z.number().int().positive().default(1),
      usage_type: z.string().nullish(),
    })
    .nullish(),
});
const itemSchema = z.looseObject({ price: priceSchema, quantity: z.number().nonnegative().nullish(), discounts });

export const subscriptionSchema = z.looseObject({
  id: z.string(),
  customer: reference.nullish(),
  status: z.string(),
  currency: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  pause_collection: z.looseObject({}).nullish(),
  discount: discountSchema.nullish(),
  discounts,
  items: z.looseObject({ data: z.array(itemSchema) }),
});
/** A subscription as the billing system sends it, as far as it is read here. */
export type Subscription = z.output<typeof subscriptionSchema>;
export type SubscriptionItem = Subscription['items']['data'][number];
export type Discount = Subscription['discounts'][number];

/** The account that the subscription itself names. */
export function accountIdOf({ metadata }: Subscription): string | null {
  const named = metadata?.accountId;
  return typeof named === 'string' && isId(named) ? named : null;
}

const OVER = new Set(['canceled', 'incomplete', 'incomplete_expired']);
const PAYING = new Set(['active', 'past_due']);

/** True while the subscription gives its tier: not before the first payment, and not after its end. */
export function isLive({ status }: Subscription): boolean {
  return !OVER.has(status);
}

/** Trials, pauses and unpaid subscriptions are no revenue; what is past due still counts. */
export function isPaying({ status, pause_collection: pause }: Subscription): boolean {
  return PAYING.has(status) && (pause === null || pause === undefined);
}
