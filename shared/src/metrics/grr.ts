import { type AccountMovement, payingAtStart, type RevenueWindow } from './revenue-window.ts';

/**
 * Gross revenue retention of a window: Σ min(MRR at its end, MRR at its start) / MRR at its start over the accounts that
 * paid at its start, point to point, 0 to 1; `null` when nobody paid.
 *
 * @example grr(movements, { from: yearAgo, to: now, currency: 'usd' }) // 0.91
 */
export function grr(movements: Iterable<AccountMovement>, window: RevenueWindow): number | null {
  const ends = [...payingAtStart(movements, window).values()];
  const start = ends.reduce((sum, account) => sum + account.start, 0);
  return start > 0 ? ends.reduce((sum, account) => sum + Math.min(account.start, account.end), 0) / start : null;
}
