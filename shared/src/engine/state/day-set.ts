import type { DaySet } from './state.ts';

/*
 * "ffk:c8" is a bitmap behind the newest day (base 36): each hex digit holds four days, the newest in its highest bit.
 */
export const emptyDaySet: DaySet = '';

/** True when a day from `fromDay` to `toDay`, both included, is in the set. */
export function hasDayBetween(days: DaySet, fromDay: number, toDay: number): boolean {
  const colon = days.indexOf(':');
  if (colon < 0) return false;
  const newest = Number.parseInt(days.slice(0, colon), 36);
  if (newest < fromDay) return false;
  if (newest <= toDay) return true;
  for (let day = Math.min(toDay, newest); day >= fromDay; day--) {
    const offset = newest - day;
    const bits = Number.parseInt(days.charAt(colon + 1 + (offset >> 2)) || '0', 16);
    if ((bits & (8 >> (offset & 3))) !== 0) return true;
  }
  return false;
}

/** The set with one more day. */
export function addDay(days: DaySet, day: number, retention: number): DaySet {
  return hasDayBetween(days, day, day) ? days : packDays(readDays(days).add(day), retention);
}

/** Unpacks to a set of days. */
export function readDays(days: DaySet): Set<number> {
  const colon = days.indexOf(':');
  const found = new Set<number>();
  if (colon < 0) return found;
  const newest = Number.parseInt(days.slice(0, colon), 36);
  for (let offset = 0; offset < (days.length - colon - 1) * 4; offset++) {
    const bits = Number.parseInt(days.charAt(colon + 1 + (offset >> 2)), 16);
    if ((bits & (8 >> (offset & 3))) !== 0) found.add(newest - offset);
  }
  return found;
}

/** Packs a set of days; those `retention` days or more before the newest are left out. */
export function packDays(days: ReadonlySet<number>, retention: number): DaySet {
  if (days.size === 0) return emptyDaySet;
  const newest = Math.max(...days);
  const nibbles: number[] = [];
  for (const day of days) {
    const offset = newest - day;
    if (offset >= retention) continue;
    const index = offset >> 2;
    while (nibbles.length <= index) nibbles.push(0);
    nibbles[index] = (nibbles[index] ?? 0) | (8 >> (offset & 3));
  }
  return `${newest.toString(36)}:${nibbles.map((bits) => bits.toString(16)).join('')}`;
}
