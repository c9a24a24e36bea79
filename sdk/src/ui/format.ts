/** A locale that `Intl` accepts; an unknown one becomes English rather than an exception. */
function known(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(known(locale), { maximumFractionDigits: 1 }).format(value);
}

const DAY_MS = 86_400_000;

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** "today", "yesterday", "3 days ago" by the reader's calendar; from a month on the day itself. */
export function formatAgo(at: number | string, now: number, locale: string): string {
  const days = Math.round((midnight(now) - midnight(new Date(at).getTime())) / DAY_MS);
  if (!(days >= 0 && days <= 30)) return formatDay(at, locale);
  return new Intl.RelativeTimeFormat(known(locale), { numeric: 'auto' }).format(-days, 'day');
}

/** Day and month in the reader's zone; empty when it is no instant. Takes epoch milliseconds or the wire's ISO 8601. */
export function formatDay(at: number | string | null, locale: string): string {
  const day = new Date(at ?? Number.NaN);
  if (Number.isNaN(day.getTime())) return '';
  return new Intl.DateTimeFormat(known(locale), { month: 'short', day: 'numeric' }).format(day);
}
