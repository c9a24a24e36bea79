import { z } from 'zod';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** ISO 8601 text to epoch milliseconds; null when it is no instant. Text without a zone is read as UTC. */
export function parseTime(text: string): EpochMs | null {
  if (!ISO.test(text) || !isOfCalendar(text)) return null;
  const hasZone = text.length === 10 || /(Z|[+-]\d{2}:?\d{2})$/i.test(text.slice(10));
  const at = Date.parse(hasZone ? text : `${text}Z`);
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

/** Epoch milliseconds to the wire's ISO 8601 text, milliseconds and UTC. */
export function formatTime(at: EpochMs): string {
  return new Date(at).toISOString();
}

export const timeSchema = z
  .string()
  .refine(
    (text) => parseTime(text) !== null,
    'an instant is ISO 8601 and a day that exists, for example 2026-11-20T09:12:00.000Z',
  );
