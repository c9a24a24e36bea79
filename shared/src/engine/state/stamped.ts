import type { EpochMs } from '../../contracts/time.ts';

interface Stamp {
  at: EpochMs;
  id: string;
}

/** Order by time, then by id: the same for every order of arrival. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** True when `next` overrides `known`. */
export function isNewer(next: Stamp, known: Stamp | undefined): boolean {
  return known === undefined || compareStamps(next, known) >= 0;
}
