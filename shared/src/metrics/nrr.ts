import { type AccountMovement, payingAtStart, type RevenueWindow } from './revenue-window.ts';

/**
 * Net revenue retention of a window: MRR at its end of the accounts that paid at its start / their MRR at its start, a
 * fraction that may exceed 1; `null` when nobody paid. The headline is the trailing 12 months.
 *
 * @example nrr(movements, { from: yearAgo, to: now, currency: 'usd' }) // 1.12
 */
export function nrr(movements: Iterable<AccountMovement>, window: RevenueWindow): number | null {
  const ends = [...payingAtStart(movements, window).values()];
  const start = ends.reduce((sum, account) => sum + account.start, 0);
  return start > 0 ? ends.reduce((sum, account) => sum + account.end, 0) / start : null;
}
