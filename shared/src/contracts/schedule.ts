import { z } from 'zod';
import { parseTime, timeSchema } from './time.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** When a campaign may run. What is absent does not restrict; `from` ≤ t < `until`, both ISO 8601. */
export interface Schedule {
  from?: string;
  until?: string;
  days?: readonly Weekday[];
  /** Hours of the day as HH:MM, `from` ≤ t < `to`; `from` after `to` runs over midnight. */
  hours?: { from: string; to: string };
  /** IANA zone in which days and hours count; the account's own when absent. */
  timezone?: string;
}

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'an hour is written HH:MM, for example 09:00');

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const isoSchema = z
  .string()
  .refine((text) => timeSchema.safeParse(text).success, 'a time is ISO 8601 with its zone, on a day that exists');

export const scheduleSchema = z
  .object({
    from: isoSchema.exactOptional(),
    until: isoSchema.exactOptional(),
    days: z.array(z.enum(weekdays)).min(1).exactOptional(),
    hours: z.object({ from: clock, to: clock }).exactOptional(),
    timezone: z.string().refine(isZone, 'a time zone is an IANA name, for example Europe/Berlin').exactOptional(),
  })
  .refine(({ from, until }) => !from || !until || (parseTime(from) ?? 0) < (parseTime(until) ?? 0), {
    path: ['until'],
    message: 'the end comes after the start',
  }) satisfies z.ZodType<Schedule>;
