import type { Catalog } from '../../contracts/catalog.ts';
import { countBetween, noDays } from '../state/day-counts.ts';
import { hasDayBetween } from '../state/day-set.ts';
import { own } from '../state/own.ts';
import type { AccountState, Mark } from '../state/state.ts';

/** Users who did something on a day from `fromDay` to `toDay`, both included. */
export function activeUsersBetween(state: AccountState, fromDay: number, toDay: number): number {
  let active = 0;
  for (const { days } of Object.values(state.users)) if (hasDayBetween(days, fromDay, toDay)) active++;
  return active;
}

/** What an account counted under a name from `fromDay` to `toDay`, both included. */
export function usedBetween(state: AccountState, name: string, fromDay: number, toDay: number): number {
  return countBetween(own(state.usage, name) ?? noDays, fromDay, toDay);
}

/** Uses of all core features, the "usage" of scores. */
export function coreUseBetween(state: AccountState, catalog: Catalog, fromDay: number, toDay: number): number {
  return catalog.features.reduce((sum, { id, core }) => (core ? sum + usedBetween(state, id, fromDay, toDay) : sum), 0);
}

const noMarks: readonly Mark[] = [];

/** The marks of one name, newest first. */
export function marksOf(state: AccountState, name: string): readonly Mark[] {
  return state.marks.length === 0 ? noMarks : state.marks.filter((mark) => mark.name === name).reverse();
}
