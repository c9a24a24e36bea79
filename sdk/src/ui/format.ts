/** A locale that `Intl` accepts; an unknown one becomes English rather than an exception. */
export function known(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

export function formatNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(known(locale), { maximumFractionDigits: 1 }).format(value);
}

/** Day and month in the reader's zone; empty when it is no instant. Takes epoch milliseconds or the wire's ISO 8601. */
export function formatDay(at: number | string | null, locale: string): string {
  const day = new Date(at ?? Number.NaN);
  if (Number.isNaN(day.getTime())) return '';
  return new Intl.DateTimeFormat(known(locale), { month: 'short', day: 'numeric' }).format(day);
}
