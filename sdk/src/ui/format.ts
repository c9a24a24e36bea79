const RIGHT_TO_LEFT = /^(ar|he|iw|fa|ur|ps|sd|ug|yi|ckb|dv)\b/i;

export function directionOf(locale: string): 'rtl' | 'ltr' {
  return RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr';
}

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

/** Day and month in the reader's zone; empty when it is no instant. Takes epoch milliseconds or the wire's ISO 8601. */
export function formatDay(at: number | string | null, locale: string): string {
  const day = new Date(at ?? Number.NaN);
  if (Number.isNaN(day.getTime())) return '';
  return new Intl.DateTimeFormat(known(locale), { month: 'short', day: 'numeric' }).format(day);
}
