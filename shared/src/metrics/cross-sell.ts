import type { Catalog } from '../contracts/catalog.ts';
import type { Plan } from './movement.ts';

/** What a product costs an account of this plan a month, minor units; 0 where nobody set a price. */
export type PriceOf = (product: string, plan: Plan) => number;

/** A plan change cut in two, in minor units a month: what its products did, and the rest. */
interface ProductSplit {
  crossSell: number;
  /** Both plans without the revenue of their products, so that a price per seat is one of seats. */
  rest: readonly [before: Plan, after: Plan];
}

/**
 * Takes the products out of a plan change. When nothing but products changed, all of it is theirs; else they are worth
 * their list prices, those attached less those given up.
 *
 * @example splitProducts({ tier: 'pro', seats: 5, mrr: 500 }, { tier: 'pro', seats: 5, mrr: 600, products: ['sso'] }).crossSell // 100
 */
export function splitProducts(before: Plan, after: Plan, priceOf: PriceOf = () => 0): ProductSplit {
  const attached = productsAttached(before, after);
  const given = productsAttached(after, before);
  const sum = (products: readonly string[], plan: Plan) =>
    products.reduce((total, product) => total + priceOf(product, plan), 0);
  const isAlone = before.tier === after.tier && before.seats === after.seats;
  const isSame = attached.length === 0 && given.length === 0;
  const crossSell = isSame ? 0 : isAlone ? after.mrr - before.mrr : sum(attached, after) - sum(given, before);
  const kept = Math.min(before.mrr, sum(before.products ?? [], before));
  const without = ({ tier, seats, mrr }: Plan, products: number): Plan => ({ tier, seats, mrr: mrr - products });
  return { crossSell, rest: [without(before, kept), without(after, kept + crossSell)] };
}

/** The part of a plan change that one attached product brought: of their sum, by list price. */
export function productPart(product: string, before: Plan, after: Plan, priceOf: PriceOf): number {
  const attached = productsAttached(before, after);
  const prices = attached.map((id) => priceOf(id, after));
  const whole = prices.reduce((sum, price) => sum + price, 0);
  const share = whole > 0 ? priceOf(product, after) / whole : 1 / Math.max(1, attached.length);
  return Math.round(splitProducts(before, after, priceOf).crossSell * share);
}

/** The monthly list prices of a catalog's products in one currency. */
export function listPrices({ products }: Pick<Catalog, 'products'>, currency: string): PriceOf {
  return (product, { seats }) => {
    const prices =
      products.find(({ id }) => id === product)?.prices.filter((price) => price.currency === currency) ?? [];
    const price = prices.find(({ interval }) => interval === 'month') ?? prices[0];
    if (!price) return 0;
    const each = price.interval === 'year' ? price.amount / 12 : price.amount;
    return Math.round(price.perSeat ? each * (seats ?? 1) : each);
  };
}

/** Products of the plan after that the one before did not have; none where the plan after does not say. */
export function productsAttached(before: Plan, after: Plan): readonly string[] {
  return (after.products ?? []).filter((product) => !before.products?.includes(product));
}
