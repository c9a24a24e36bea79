import type { EpochMs } from '../../contracts/time.ts';
import type { AccountState } from '../state/state.ts';
import { readInstant } from '../time/instant.ts';
import { marksOf } from './activity.ts';

/** When a deal with sales was last opened and closed. */
export interface Deal {
  isOpen: boolean;
  openedAt: EpochMs | null;
  closedAt: EpochMs | null;
}

const noDeal: Deal = { isOpen: false, openedAt: null, closedAt: null };

/**
 * The trait `openDealAt` and the events `deal.opened`, `deal.closed`: the later wins.
 *
 * @example dealAt(state, now).isOpen // false
 */
export function dealAt(state: AccountState, now: EpochMs): Deal {
  if (state.marks.length === 0 && state.traits.openDealAt === undefined) return noDeal;
  const told = newest(state, 'deal.opened', now);
  const trait = readInstant(state.traits.openDealAt?.value);
  const openedAt = told === null || trait === null ? (told ?? trait) : Math.max(told, trait);
  const closedAt = newest(state, 'deal.closed', now);
  return { isOpen: openedAt !== null && (closedAt === null || openedAt > closedAt), openedAt, closedAt };
}

const newest = (state: AccountState, name: string, now: EpochMs): EpochMs | null =>
  marksOf(state, name).find(({ at }) => at <= now)?.at ?? null;
