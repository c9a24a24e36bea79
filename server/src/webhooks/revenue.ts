import type { Catalog, Price, Tier } from '@uptier/shared/contracts/catalog.ts';
import { type Discount, isPaying, type Subscription, type SubscriptionItem } from './subscription.ts';

const perMonth = { day: 365 / 12, week: 52 / 12, month: 1, year: 1 / 12 } as const;

/** What a subscription gives and brings: its highest tier, the seats bought of it, products, and its monthly revenue. */
export interface Worth {
  tier: string | null;
  seats: number | null;
  products: readonly string[];
  mrr: number;
  currency: string | null;
}

/** Reads a subscription against the catalog at an instant, epoch seconds. */
export function worthOf(subscription: Subscription, catalog: Catalog, at: number): Worth {
  const { items, currency } = subscription;
  const sold = items.data.flatMap((item) => {
    const found = findTierPrice(catalog, item.price.id);
    return found ? [{ item, ...found }] : [];
  });
  const top = sold.toSorted((a, b) => b.rank - a.rank)[0];
  return {
    tier: top?.tier.id ?? null,
    seats: top ? seatsOf(top.item, top.price) : null,
    products: items.data.flatMap((item) => {
      const found = item.quantity === 0 ? null : findProductPrice(catalog, item.price.id);
      return found ? [found.product] : [];
    }),
    mrr: isPaying(subscription) ? mrrOf(subscription, catalog, at) : 0,
    currency: (currency ?? items.data[0]?.price.currency ?? null)?.toLowerCase() ?? null,
  };
}

/** A flat price bought once has no seats. */
function seatsOf({ quantity }: SubscriptionItem, price: Price): number | null {
  const bought = quantity ?? 1;
  return price.perSeat || bought > 1 ? bought : null;
}

/** Minor units a month: amounts of every item, less recurring discounts, rounded half up once. */
function mrrOf({ items, discount, discounts }: Subscription, catalog: Catalog, at: number): number {
  const amounts = items.data.map((item) => discounted(amountOf(item, catalog), item.discounts, rateOf(item), at));
  const [first] = items.data;
  const whole = amounts.reduce((sum, amount) => sum + amount, 0);
  const all = discount ? [discount, ...discounts] : discounts;
  // Errors of doubles must not turn an exact half the wrong way.
  return Math.floor(Number(discounted(whole, all, first ? rateOf(first) : 1, at).toFixed(6)) + 0.5);
}

function amountOf(item: SubscriptionItem, catalog: Catalog): number {
  const { price, quantity } = item;
  const isMetered = price.recurring?.usage_type === 'metered';
  if (isMetered) return 0;
  const given = price.unit_amount ?? (price.unit_amount_decimal ? Number(price.unit_amount_decimal) : null);
  if (given !== null && Number.isFinite(given)) return given * (quantity ?? 1) * rateOf(item);
  // Tiered prices come without their amount; the catalog knows what is usually paid.
  const known = (findTierPrice(catalog, price.id) ?? findProductPrice(catalog, price.id))?.price;
  return known ? known.amount * (quantity ?? 1) * perMonth[known.interval] : 0;
}

function rateOf({ price: { recurring } }: SubscriptionItem): number {
  return recurring ? perMonth[recurring.interval] / recurring.interval_count : 0;
}

/** Percentages act on what is left, amounts are per invoice. A discount for one invoice is none on recurring revenue. */
function discounted(amount: number, list: readonly Discount[], rate: number, at: number): number {
  let left = amount;
  for (const { coupon, source, end } of list) {
    const terms = coupon ?? source?.coupon;
    const isOver = typeof end === 'number' && end <= at;
    if (!terms || terms.duration === 'once' || isOver) continue;
    left -= (left * (terms.percent_off ?? 0)) / 100 + (terms.amount_off ?? 0) * rate;
  }
  return Math.max(0, left);
}

function findTierPrice(catalog: Catalog, stripePriceId: string): { tier: Tier; price: Price; rank: number } | null {
  for (const [rank, tier] of catalog.tiers.entries()) {
    const price = tier.prices.find(({ stripePriceIds }) => stripePriceIds.includes(stripePriceId));
    if (price) return { tier, price, rank };
  }
  return null;
}

function findProductPrice({ products }: Catalog, stripePriceId: string): { product: string; price: Price } | null {
  for (const { id, prices } of products) {
    const price = prices.find(({ stripePriceIds }) => stripePriceIds.includes(stripePriceId));
    if (price) return { product: id, price };
  }
  return null;
}

/** Without a product of the catalog among its prices the billing system cannot tell who has one. */
export function sellsProducts({ products }: Catalog): boolean {
  return products.some(({ prices }) => prices.some(({ stripePriceIds }) => stripePriceIds.length > 0));
}
