import { formatDay, known } from './format.ts';

const DAY_MS = 86_400_000;

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** "today", "yesterday", "3 days ago" by the reader's calendar; from a month on the day itself. */
export function formatAgo(at: number | string, now: number, locale: string): string {
  const days = Math.round((midnight(now) - midnight(new Date(at).getTime())) / DAY_MS);
  if (!(days >= 0 && days <= 30)) return formatDay(at, locale);
  return new Intl.RelativeTimeFormat(known(locale), { numeric: 'auto' }).format(-days, 'day');
}
