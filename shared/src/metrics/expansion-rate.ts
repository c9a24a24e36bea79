import type { Motion } from '../contracts/movement.ts';
import type { PriceOf } from './cross-sell.ts';
import { type DayOf, expansions } from './expansions.ts';
import { type AccountMovement, payingAtStart, type RevenueWindow } from './revenue-window.ts';

/** `total` is the sum over `byMotion`; fractions of the MRR at the window's start. */
interface ExpansionRate {
  readonly total: number;
  readonly byMotion: Readonly<Record<Motion, number>>;
}

/**
 * Expansion MRR in a window (a month) / MRR at its start, split by what grew; `null` when nobody paid at its start.
 * Not the share of expansion in all revenue.
 *
 * @example expansionRate(movements, { from: june, to: july, currency: 'usd' }, dayOf) // total 0.031
 */
export function expansionRate(
  movements: readonly AccountMovement[],
  window: RevenueWindow,
  dayOf: DayOf,
  priceOf?: PriceOf,
): ExpansionRate | null {
  let start = 0;
  for (const account of payingAtStart(movements, window).values()) start += account.start;
  if (start === 0) return null;
  const mrr: Record<Motion, number> = { tier: 0, seats: 0, usage: 0, 'cross-sell': 0 };
  for (const expansion of expansions(movements, window, dayOf, priceOf)) mrr[expansion.motion] += expansion.mrr;
  return {
    total: (mrr.tier + mrr.seats + mrr.usage + mrr['cross-sell']) / start,
    byMotion: {
      tier: mrr.tier / start,
      seats: mrr.seats / start,
      usage: mrr.usage / start,
      'cross-sell': mrr['cross-sell'] / start,
    },
  };
}
