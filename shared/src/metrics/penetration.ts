import { type DayOf, expansions } from './expansions.ts';
import { type AccountMovement, payingAtStart, type RevenueWindow } from './revenue-window.ts';

/**
 * Share of the accounts that paid at the window's start which had at least one expansion in it (12 months, or 24);
 * `null` when nobody paid. Accounts that came later are in neither count.
 *
 * @example penetration(movements, { from: yearAgo, to: now, currency: 'usd' }, dayOf) // 0.34
 */
export function penetration(movements: readonly AccountMovement[], window: RevenueWindow, dayOf: DayOf): number | null {
  const paying = payingAtStart(movements, window);
  if (paying.size === 0) return null;
  const expanded = new Set(expansions(movements, window, dayOf).map(({ accountId }) => accountId));
  return [...paying.keys()].filter((accountId) => expanded.has(accountId)).length / paying.size;
}
