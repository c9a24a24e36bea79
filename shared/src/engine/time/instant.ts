import type { EpochMs } from '../../contracts/time.ts';
import { dayOf } from './calendar.ts';

const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const ZONED = /(Z|[+-]\d{2}:?\d{2})$/i;
const LATEST = 8.64e15;

/**
 * Reads a trait as an instant: ISO 8601 text (UTC unless it says otherwise) or epoch milliseconds; null for all
 * else, a day that no calendar has among it.
 */
export function readInstant(value: unknown): EpochMs | null {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= LATEST ? value : null;
  if (typeof value !== 'string' || !ISO.test(value) || !isOfCalendar(value)) return null;
  const isZoned = value.length === 10 || ZONED.test(value.slice(10));
  const at = Date.parse(isZoned ? value : `${value}Z`);
  return Number.isNaN(at) ? null : at;
}

/** The last day that every month has. */
const SAFE_DAY = 28;

/** `Date.parse` reads February 30 as a day of March. */
function isOfCalendar(text: string): boolean {
  const day = Number(text.slice(8, 10));
  if (day <= SAFE_DAY) return true;
  // The calendar repeats every 400 years; years below 100 would be read as those of the last century.
  const year = 2000 + (Number(text.slice(0, 4)) % 400);
  return day <= new Date(Date.UTC(year, Number(text.slice(5, 7)), 0)).getUTCDate();
}

const DATE_LENGTH = '2026-11-20'.length;

/**
 * The calendar day a value names, counted from 1970-01-01: a bare date is that day in every zone, an instant is the
 * zone's day. Null for what is no instant.
 *
 * @example readDay('2026-11-20', 'Pacific/Auckland') // the same day as in every other zone
 */
export function readDay(value: unknown, zone: string): number | null {
  const at = readInstant(value);
  if (at === null) return null;
  return dayOf(at, typeof value === 'string' && value.length === DATE_LENGTH ? 'UTC' : zone);
}
