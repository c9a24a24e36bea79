import type { EpochMs } from '@uptier/shared/contracts/time.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The world's own time; it never goes back. */
export interface Clock {
  now(): EpochMs;
  advanceTo(at: EpochMs): void;
}

export function createClock(start: EpochMs): Clock {
  let now = start;
  return {
    now: () => now,
    advanceTo(at) {
      now = Math.max(now, at);
    },
  };
}

export function startOfDay(at: EpochMs): EpochMs {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

/** The start of this day, or of Monday when it is at a weekend. */
export function nextWorkday(at: EpochMs): EpochMs {
  const weekday = new Date(at).getUTCDay();
  const wait = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return startOfDay(at) + wait * DAY_MS;
}
