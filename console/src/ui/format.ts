const locale = navigator.language;
const MINUS = '−';
const DAY_MS = 86_400_000;

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const dayFormat = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
const yearFormat = new Intl.DateTimeFormat(locale, {
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});
const clockFormat = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const ownDayFormat = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
const ownYearFormat = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', year: 'numeric' });
const instantFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });

const minus = (text: string) => text.replace('-', MINUS);

/** 1,234 */
export const count = (value: number): string => minus(whole.format(value));

/** A fraction as percent with one decimal: 0.2297 → "23.0%". */
export const percent = (fraction: number): string => `${minus(tenth.format(fraction * 100))}%`;

/** A fraction as whole percent: 0.05 → "5%". */
export const wholePercent = (fraction: number): string => `${minus(whole.format(fraction * 100))}%`;

/** A difference of rates in points, signed: 0.042 → "+4.2 pts". */
export const points = (fraction: number): string => {
  const text = tenth.format(Math.abs(fraction) * 100);
  return `${fraction < 0 ? MINUS : '+'}${text} pts`;
};

/** "0.4 to 8.0": an interval of fractions, in points without the unit. */
export const pointRange = ([low, high]: readonly [number, number]): string =>
  `${minus(tenth.format(low * 100))} to ${minus(tenth.format(high * 100))}`;

/** "16 to 335": an interval of counts. */
export const countRange = ([low, high]: readonly [number, number]): string => `${count(low)} to ${count(high)}`;

/** Integer minor units as money, whole units unless cents matter: 19900 usd → "$199". */
export function money(amount: number, currency: string): string {
  const style = { style: 'currency', currency: currency.toUpperCase() } as const;
  const digits = new Intl.NumberFormat(locale, style).resolvedOptions().maximumFractionDigits ?? 2;
  const value = amount / 10 ** digits;
  return minus(
    new Intl.NumberFormat(locale, {
      ...style,
      maximumFractionDigits: Number.isInteger(value) || Math.abs(value) >= 1000 ? 0 : digits,
    }).format(value),
  );
}

/** Money in whole units, for sums and recurring revenue: 66666 usd → "$667". */
export function wholeMoney(amount: number, currency: string): string {
  const style = { style: 'currency', currency: currency.toUpperCase() } as const;
  const digits = new Intl.NumberFormat(locale, style).resolvedOptions().maximumFractionDigits ?? 2;
  return minus(new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: 0 }).format(amount / 10 ** digits));
}

/** "Nov 20", with the year when it is not this one. */
export function day(at: string | number | Date): string {
  const date = new Date(at);
  return (date.getUTCFullYear() === new Date().getUTCFullYear() ? dayFormat : yearFormat).format(date);
}

/** The day an instant falls on for the reader, beside a time of day: "Nov 20". */
export function ownDay(at: string | number | Date): string {
  const date = new Date(at);
  return (date.getFullYear() === new Date().getFullYear() ? ownDayFormat : ownYearFormat).format(date);
}

/** The time of day for the reader: "2:05 PM". */
export const clock = (at: string | number | Date): string => clockFormat.format(new Date(at));

/** The whole instant with its zone, for a hover. */
export const instant = (at: string | number | Date): string => instantFormat.format(new Date(at));

/** Days up to 30 in words ("3 days ago", "today"), then the date. */
export function ago(at: string | number | Date, now = Date.now()): string {
  const days = Math.floor((now - new Date(at).getTime()) / DAY_MS);
  if (days <= 0) return days < -1 ? `in ${-days} days` : 'today';
  if (days === 1) return 'yesterday';
  return days <= 30 ? `${days} days ago` : day(at);
}

/** "1 account", "2 accounts". */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;
