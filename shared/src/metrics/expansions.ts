import type { Motion } from '../contracts/movement.ts';
import { type PriceOf, splitProducts } from './cross-sell.ts';
import { motionSplit } from './motion-split.ts';
import { movementKind, type Plan } from './movement.ts';
import { type AccountMovement, movementsByAccount, type RevenueWindow } from './revenue-window.ts';

/** The name of the day an instant falls on in the workspace's zone, for instance `2026-11-20`. */
export type DayOf = (at: number) => string;

/** What an account's revenue grew by in one motion on one day, net of that day's shrinking; minor units, above 0. */
export interface Expansion {
  readonly accountId: string;
  readonly motion: Motion;
  readonly mrr: number;
}

/**
 * The expansions of a window, an account's changes netted within a day and motion. A day that took the account from or
 * to nothing is new revenue, reactivation or churn, and holds no expansion. `priceOf` splits changes of products and
 * more at once; without it those are worth nothing there.
 */
export function expansions(
  movements: Iterable<AccountMovement>,
  window: RevenueWindow,
  dayOf: DayOf,
  priceOf?: PriceOf,
): Expansion[] {
  const found: Expansion[] = [];
  for (const [accountId, list] of movementsByAccount(movements, window)) {
    const inWindow = list.filter(({ at }) => at >= window.from && at < window.to);
    for (const day of Map.groupBy(inWindow, ({ at }) => dayOf(at)).values()) {
      for (const [motion, mrr] of netByMotion(day, priceOf)) if (mrr > 0) found.push({ accountId, motion, mrr });
    }
  }
  return found;
}

function netByMotion(day: readonly AccountMovement[], priceOf?: PriceOf): [Motion, number][] {
  const kind = movementKind(day[0]?.mrrBefore ?? 0, day.at(-1)?.mrrAfter ?? 0, true);
  if (kind === 'churn' || kind === 'reactivation') return [];
  // Rows of another system may say that they are of a cross-sell, but not of which products.
  const nameless = day.filter(({ motion, productsAfter }) => motion === 'cross-sell' && !productsAfter);
  const plans = day.filter((row) => row.motion !== 'usage' && !nameless.includes(row));
  const splits = plans.map((row) => splitProducts(planBefore(row), planAfter(row), priceOf));
  const { tier, seats } = motionSplit(splits.map(({ rest }) => rest));
  return [
    ['tier', tier],
    ['seats', seats],
    ['usage', netOf(day, 'usage')],
    ['cross-sell', splits.reduce((sum, { crossSell }) => sum + crossSell, netOf(nameless, 'cross-sell'))],
  ];
}

const planBefore = (row: AccountMovement): Plan => ({
  ...{ tier: row.fromTier, seats: row.seatsBefore, mrr: row.mrrBefore },
  products: row.productsBefore ?? null,
});
const planAfter = (row: AccountMovement): Plan => ({
  ...{ tier: row.toTier, seats: row.seatsAfter, mrr: row.mrrAfter },
  products: row.productsAfter ?? null,
});

const netOf = (day: readonly AccountMovement[], motion: Motion): number =>
  day.reduce((sum, row) => sum + (row.motion === motion ? row.mrrAfter - row.mrrBefore : 0), 0);
