import type { Schedule, Weekday } from '@uptier/shared/contracts/schedule.ts';
import { ownDay } from '../../../ui/format.ts';

/** As the contract has them, which brings a schema library with it. */
export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const WEEKDAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** The zone of whoever looks. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const two = (value: number) => String(value).padStart(2, '0');
/** While a year is typed it is 2, then 20: the field takes none of fewer than four digits. */
const four = (value: number) => String(value).padStart(4, '0');

/** An instant as a date-and-time field holds it, in the reader's own time; empty without one. */
export function localInput(iso: string | undefined): string {
  const at = new Date(iso ?? Number.NaN);
  if (Number.isNaN(at.getTime())) return '';
  const date = `${four(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What such a field holds as an instant; null while it is empty or half written. */
export function readLocalInput(text: string): string | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function daysWords(days: readonly Weekday[]): string {
  const places = weekdays.flatMap((each, place) => (days.includes(each) ? [place] : []));
  const [first, last] = [places[0], places.at(-1)];
  const isRun = first !== undefined && last !== undefined && last - first === places.length - 1;
  const names = places.map((place) => weekdays[place]).flatMap((each) => (each ? [WEEKDAY_NAMES[each]] : []));
  return isRun && names.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(', ');
}

/** Dates are the reader's, as they are written: "Nov 3 to Dec 1, Monday to Friday, 09:00 to 17:00 in the account’s zone" */
export function scheduleWords(schedule: Schedule | undefined): string {
  const { from, until, days, hours, timezone } = schedule ?? {};
  const dates =
    from && until
      ? `${ownDay(from)} to ${ownDay(until)}`
      : from
        ? `from ${ownDay(from)}`
        : until
          ? `until ${ownDay(until)}`
          : '';
  const zone = timezone ?? 'the account’s zone';
  const parts = [dates, days && daysWords(days), hours && `${hours.from} to ${hours.to}`].filter(Boolean);
  if (parts.length === 0) return 'always';
  return `${parts.join(', ')}${days || hours ? ` in ${zone}` : ''}`;
}
