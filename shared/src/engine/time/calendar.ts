import type { EpochMs } from '../../contracts/time.ts';
import { offsetAt } from './zone.ts';

export const DAY_MS = 86_400_000;

/** `start` included, `end` not. `id` names the period for ever, for example `2026-11` or `2026-11-15`. */
export interface Period {
  start: EpochMs;
  end: EpochMs;
  id: string;
}

/**
 * The calendar day of an instant in a zone, as days since 1970-01-01. An unknown zone is read as UTC.
 *
 * @example dayOf(Date.parse('2026-11-20T23:30:00Z'), 'Europe/Berlin') // the day of 2026-11-21
 */
export function dayOf(at: EpochMs, timezone: string): number {
  return Math.floor((at + offsetAt(at, timezone)) / DAY_MS);
}

/** First instant of a calendar day; on a day whose midnight is skipped, the instant the clocks jump. */
export function startOfDay(day: number, timezone: string): EpochMs {
  const midnight = day * DAY_MS;
  const first = midnight - offsetAt(midnight - DAY_MS, timezone);
  const second = midnight - offsetAt(midnight + DAY_MS, timezone);
  const early = Math.min(first, second);
  return dayOf(early, timezone) === day ? early : Math.max(first, second);
}

/** The calendar month around an instant. */
export function monthPeriod(now: EpochMs, timezone: string): Period {
  return recall(`month ${timezone}`, now, () => {
    const { start, end, id } = billingPeriod(now, 1, timezone);
    return { start, end, id: id.slice(0, 7) };
  });
}

/**
 * The month between two billing anniversaries. Anchors 29 to 31 fall on the last day of a shorter month; anything that
 * is no day of a month is read as 1.
 *
 * @example billingPeriod(Date.parse('2026-02-28T00:00:00Z'), 31, 'UTC').id // '2026-02-28'
 */
export function billingPeriod(now: EpochMs, anchorDay: number, timezone: string): Period {
  const anchor = Number.isInteger(anchorDay) && anchorDay >= 1 && anchorDay <= 31 ? anchorDay : 1;
  return recall(`${anchor} ${timezone}`, now, () => findPeriod(now, anchor, timezone));
}

function findPeriod(now: EpochMs, anchor: number, timezone: string): Period {
  const today = dayOf(now, timezone);
  const date = new Date(today * DAY_MS);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const startMonth = today >= anchorIn(month, anchor) ? month : month - 1;
  const startDay = anchorIn(startMonth, anchor);
  return {
    start: startOfDay(startDay, timezone),
    end: startOfDay(anchorIn(startMonth + 1, anchor), timezone),
    id: isoDay(startDay),
  };
}

const MOST_PERIODS = 1000;
// Most moments lie in the period asked for last; the answer is the same as working it out again.
const lastPeriods = new Map<string, Period>();

function recall(key: string, now: EpochMs, find: () => Period): Period {
  const known = lastPeriods.get(key);
  if (known && known.start <= now && now < known.end) return known;
  if (lastPeriods.size >= MOST_PERIODS) lastPeriods.clear();
  const period = find();
  lastPeriods.set(key, period);
  return period;
}

/** A day as `2026-11-20`. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function anchorIn(month: number, anchor: number): number {
  const year = Math.floor(month / 12);
  const lastDay = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  return Date.UTC(year, month % 12, Math.min(anchor, lastDay)) / DAY_MS;
}
