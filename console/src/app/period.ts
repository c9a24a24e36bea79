const DAY_MS = 86_400_000;

export const PERIODS = [
  { value: '30d', label: 'Last 30 days', days: 30 },
  { value: '90d', label: 'Last 90 days', days: 90 },
  { value: '16w', label: 'Last 16 weeks', days: 112 },
  { value: '365d', label: 'Last 12 months', days: 365 },
] as const;
const DEFAULT_DAYS = 112;
export const DEFAULT_PERIOD = '16w';

/** `from ≤ t < to`, whole UTC days as ISO 8601. */
export type Period = { from: string; to: string };

const iso = (at: number) => new Date(at).toISOString();
const startOfDay = (at: number) => at - (at % DAY_MS);

/** Reads "30d" or "2026-08-01..2026-11-20" (both days included); anything else is the default. */
export function parsePeriod(text: string | null, now: number): Period {
  const tomorrow = startOfDay(now) + DAY_MS;
  const [, first, last] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text ?? '') ?? [];
  const from = Date.parse(first ?? '');
  const until = Date.parse(last ?? '') + DAY_MS;
  if (from < until) return { from: iso(from), to: iso(until) };
  const days = PERIODS.find((period) => period.value === text)?.days ?? DEFAULT_DAYS;
  return { from: iso(tomorrow - days * DAY_MS), to: iso(tomorrow) };
}

/** The last day that is inside the period. */
export const lastDay = ({ to }: Period): number => Date.parse(to) - DAY_MS;

/** Whole days the period holds. */
export const lengthInDays = ({ from, to }: Period): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
