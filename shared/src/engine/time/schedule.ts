import type { Saw } from '../../contracts/decision.ts';
import type { Schedule, Weekday } from '../../contracts/schedule.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { DAY_MS } from './calendar.ts';
import { readInstant } from './instant.ts';
import { offsetAt } from './zone.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
// In the order of the calendar; 1970-01-01 was a Thursday.
const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const FIRST_WEEKDAY = 3;

/** When a campaign may run, read once per publish. Minutes count from midnight. */
export interface Timetable {
  schedule: Schedule;
  from: EpochMs;
  until: EpochMs;
  days: ReadonlySet<Weekday> | null;
  hours: { from: number; to: number } | null;
  /** Null where days and hours count in the account's own zone. */
  zone: string | null;
}

export type ScheduleCode = 'not-started' | 'ended' | 'outside-days' | 'outside-hours';

/**
 * Makes a campaign's schedule ready to be asked; null without one.
 *
 * @example prepareSchedule({ days: ['mon'], hours: { from: '22:00', to: '02:00' } })
 */
export function prepareSchedule(schedule: Schedule | undefined): Timetable | null {
  if (!schedule) return null;
  const { from, until, days, hours, timezone } = schedule;
  return {
    schedule,
    from: readInstant(from) ?? Number.NEGATIVE_INFINITY,
    until: readInstant(until) ?? Number.POSITIVE_INFINITY,
    days: days ? new Set(days) : null,
    hours: hours ? { from: minutesOf(hours.from), to: minutesOf(hours.to) } : null,
    zone: timezone ?? null,
  };
}

/**
 * Why a campaign may not run at an instant; null when it may. Hours over midnight belong to the weekday on which they
 * began. Hours that end when they begin last the whole day. `zone` is the account's.
 *
 * @example outsideOf(timetable, now, 'Europe/Berlin') // 'outside-hours'
 */
export function outsideOf(timetable: Timetable, now: EpochMs, zone: string): ScheduleCode | null {
  if (now < timetable.from) return 'not-started';
  if (now >= timetable.until) return 'ended';
  const { days, hours } = timetable;
  if (!days && !hours) return null;
  const { day, minute } = localTime(now, timetable.zone ?? zone);
  const opened = hours ? openedOn(hours, day, minute) : day;
  if (days && !days.has(weekdayOf(opened ?? day))) return 'outside-days';
  return opened === null ? 'outside-hours' : null;
}

/** The instant at which a campaign that may run now no longer may, `latest` if it may until then. */
export function openUntil(timetable: Timetable, now: EpochMs, latest: EpochMs, zone: string): EpochMs {
  // Clocks change and hours end on whole minutes.
  for (let at = nextMinute(now); at < latest; at += MINUTE_MS)
    if (outsideOf(timetable, at, zone)) return Math.min(at, timetable.until);
  return Math.min(latest, timetable.until);
}

/** The schedule beside the local time it is held against. */
export function scheduleSaw({ schedule, zone: own }: Timetable, now: EpochMs, accountZone: string): Saw {
  const zone = own ?? accountZone;
  const { day, minute } = localTime(now, zone);
  const { from = null, until = null, days = null, hours = null } = schedule;
  return { now: clockOf(minute), weekday: weekdayOf(day), zone, from, until, days, hours };
}

/** The day on which the hours around a local time began; null outside them. */
function openedOn({ from, to }: { from: number; to: number }, day: number, minute: number): number | null {
  if (from < to) return minute >= from && minute < to ? day : null;
  if (minute >= from) return day;
  return minute < to ? day - 1 : null;
}

function localTime(at: EpochMs, zone: string): { day: number; minute: number } {
  const local = at + offsetAt(at, zone);
  const day = Math.floor(local / DAY_MS);
  return { day, minute: Math.floor((local - day * DAY_MS) / MINUTE_MS) };
}

function weekdayOf(day: number): Weekday {
  return weekdays[(((day + FIRST_WEEKDAY) % 7) + 7) % 7] ?? 'mon';
}

function minutesOf(clock: string): number {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) % DAY_MINUTES;
}

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const nextMinute = (at: EpochMs): EpochMs => (Math.floor(at / MINUTE_MS) + 1) * MINUTE_MS;
