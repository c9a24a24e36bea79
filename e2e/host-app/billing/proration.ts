import type { Interval } from '../uptier/catalog.ts';

export type Term = {
  readonly amount: number;
  readonly interval: Interval;
  readonly startAt: number;
  readonly endAt: number;
};
export type Due = { readonly charge: number; readonly credit: number; readonly due: number; readonly nextAt: number };

/**
 * What moving to another price costs today, in minor units. The same interval keeps its dates and pays the rest of the
 * term; another interval starts a new term today. The unused rest of what was paid is credited.
 */
export function quoteChange(current: Term | null, next: { amount: number; interval: Interval }, now: number): Due {
  if (!current) return { charge: next.amount, credit: 0, due: next.amount, nextAt: endOfTerm(now, next.interval) };
  const share = remainingShare(current, now);
  const credit = Math.round(current.amount * share);
  const stays = current.interval === next.interval;
  const charge = stays ? Math.round(next.amount * share) : next.amount;
  return {
    charge,
    credit,
    due: Math.max(0, charge - credit),
    nextAt: stays ? current.endAt : endOfTerm(now, next.interval),
  };
}

/** The same day one month or one year on; the 31st becomes the last day of a shorter month. */
export function endOfTerm(startAt: number, interval: Interval): number {
  const start = new Date(startAt);
  const months = interval === 'year' ? 12 : 1;
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0)).getUTCDate();
  const day = Math.min(start.getUTCDate(), lastDay);
  const timeOfDay = startAt - Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate());
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, day) + timeOfDay;
}

function remainingShare(term: Term, now: number): number {
  const length = term.endAt - term.startAt;
  return length <= 0 ? 0 : Math.min(1, Math.max(0, (term.endAt - now) / length));
}
