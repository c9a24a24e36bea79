import type { Interval } from '@uptier/shared/contracts/report.ts';

/** The part of a difference's interval that can be; null where it holds all of that, and so says nothing. */
export function possible(interval: Interval | null): Interval | null {
  if (!interval) return null;
  const [low, high] = [Math.max(-1, interval[0]), Math.min(1, interval[1])];
  return low === -1 && high === 1 ? null : [low, high];
}
