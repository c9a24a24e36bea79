import type { DayCounts } from './state.ts';

/*
 * "ffk:3,5F1+2s" reads: day ffk (base 36) has 3, the day before 5, then 6 days without anything, then 1; all days that
 * were too old to keep have 2s together. A comma steps to the day before, a letter A to Z steps over 1 to 26 more.
 * Newest first, so that recent sums stop reading early.
 */
const COLON = 58;
const PLUS = 43;
const COMMA = 44;
const LETTER_A = 65;
const LETTER_Z = 90;
const LOWER_A = 97;
const ZERO = 48;
const NINE = 57;
const LONGEST_GAP = 26;

/** No day counted yet. */
export const noDays: DayCounts = '';

/**
 * Sum of the days from `fromDay` to `toDay`, both included.
 *
 * @example countBetween(state.usage['reports'] ?? noDays, today - 29, today)
 */
export function countBetween(counts: DayCounts, fromDay: number, toDay: number): number {
  let sum = 0;
  eachDay(counts, (day, count) => {
    if (day < fromDay) return false;
    if (day <= toDay) sum += count;
    return true;
  });
  return sum;
}

/** Unpacks to a map from day to count. */
export function readCounts(counts: DayCounts): Map<number, number> {
  const days = new Map<number, number>();
  eachDay(counts, (day, count) => {
    days.set(day, count);
    return true;
  });
  return days;
}

/** Sum of the days that were too old to keep. */
export function olderCount(counts: DayCounts): number {
  const plus = counts.lastIndexOf('+');
  return plus < 0 ? 0 : Number.parseInt(counts.slice(plus + 1), 36);
}

/**
 * All that was ever counted until the end of a day, and the day on which that sum reached `goal`: null when it has not,
 * or did so before the oldest day that is kept.
 *
 * @example reachedOn(state.usage['report.exported'] ?? noDays, 100, today) // { total: 120, day: today - 2 }
 */
export function reachedOn(counts: DayCounts, goal: number, today: number): { total: number; day: number | null } {
  const older = olderCount(counts);
  const total = older + countBetween(counts, 0, today);
  let day: number | null = null;
  let before = total;
  eachDay(counts, (on, count) => {
    if (on > today) return true;
    if (before < goal) return false;
    before -= count;
    if (before < goal) day = on;
    return true;
  });
  return { total, day };
}

/**
 * Packs a map from day to count. What lies `retention` days or more before the newest day is added to `older`, so that
 * the sum of all stays the same in whatever order it came.
 *
 * @example packCounts(new Map([[20777, 3], [20776, 5]]), RETENTION_DAYS) // 'g15:3,5'
 */
export function packCounts(days: ReadonlyMap<number, number>, retention: number, older = 0): DayCounts {
  const sorted = [...days].filter(([, count]) => count > 0).sort(([a], [b]) => b - a);
  const newest = sorted[0];
  if (!newest) return noDays;
  let packed = `${newest[0].toString(36)}:`;
  let previous: number | null = null;
  let left = older;
  for (const [day, count] of sorted) {
    if (day <= newest[0] - retention) {
      left += count;
      continue;
    }
    packed += previous === null ? count.toString(36) : `${gap(previous - day - 1)}${count.toString(36)}`;
    previous = day;
  }
  return left > 0 ? `${packed}+${left.toString(36)}` : packed;
}

function gap(skipped: number): string {
  if (skipped === 0) return ',';
  const whole = Math.floor(skipped / LONGEST_GAP);
  const rest = skipped % LONGEST_GAP;
  return 'Z'.repeat(whole) + (rest > 0 ? String.fromCharCode(LETTER_A + rest - 1) : '');
}

function eachDay(counts: DayCounts, visit: (day: number, count: number) => boolean): void {
  let position = 0;
  let day = 0;
  for (; position < counts.length && counts.charCodeAt(position) !== COLON; position++)
    day = day * 36 + digit(counts.charCodeAt(position));
  position++;
  while (position < counts.length) {
    let count = 0;
    let code = counts.charCodeAt(position);
    while (isDigit(code)) {
      count = count * 36 + digit(code);
      code = counts.charCodeAt(++position);
    }
    if (!visit(day, count) || code === PLUS) return;
    if (position < counts.length) day -= 1;
    for (; position < counts.length && isStep(code); code = counts.charCodeAt(++position))
      if (code !== COMMA) day -= code - LETTER_A + 1;
  }
}

const isDigit = (code: number): boolean => code >= LOWER_A || (code >= ZERO && code <= NINE);
const isStep = (code: number): boolean => code === COMMA || (code >= LETTER_A && code <= LETTER_Z);
const digit = (code: number): number => (code >= LOWER_A ? code - LOWER_A + 10 : code - ZERO);
