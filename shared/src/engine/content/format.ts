import type { FieldValue } from './merge-fields.ts';

/** A field's value as text in a locale. */
export function format(field: FieldValue | null, locale: string): string {
  if (!field) return '';
  switch (field.type) {
    case 'text':
      return field.value;
    case 'number':
      return numberFormat(locale, {}).format(field.value);
    case 'percent':
      return numberFormat(locale, { style: 'percent' }).format(field.value);
    case 'date':
      return dateFormat(locale, field.zone).format(field.value);
    case 'money':
      return formatMoney(field.value, field.currency, locale);
    default:
      return '';
  }
}

function formatMoney(minor: number, currency: string, locale: string): string {
  const options = { style: 'currency', currency: currency.toUpperCase() } as const;
  const digits = numberFormat(locale, options).resolvedOptions().maximumFractionDigits ?? 2;
  const amount = minor / 10 ** digits;
  // Whole amounts read better without decimals.
  const whole = Number.isInteger(amount) ? { ...options, minimumFractionDigits: 0, maximumFractionDigits: 0 } : options;
  return numberFormat(locale, whole).format(amount);
}

const segmenters = new Map<string, Intl.Segmenter>();
const formats = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

/** Tells the sentences of a locale apart. */
export function segmenterFor(locale: string): Intl.Segmenter {
  return remember(segmenters, locale, () => new Intl.Segmenter(known(locale), { granularity: 'sentence' }));
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return remember(formats, `${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(known(locale), options));
}

function dateFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const create = () => new Intl.DateTimeFormat(known(locale), { timeZone, day: 'numeric', month: 'long' });
  return remember(dates, `${locale} ${timeZone}`, create);
}

const MOST_FORMATS = 500;

function remember<Format>(cache: Map<string, Format>, key: string, create: () => Format): Format {
  const found = cache.get(key);
  if (found) return found;
  if (cache.size >= MOST_FORMATS) cache.clear();
  const created = create();
  cache.set(key, created);
  return created;
}

/** A locale this runtime can read, English for what is none. */
function known(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
