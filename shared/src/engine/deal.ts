import type { EpochMs } from '../contracts/time.ts';
import { marksOf } from './activity.ts';
import { readInstant } from './instant.ts';
import type { AccountState } from './state.ts';

/** When a deal with sales was last opened and closed. */
export interface Deal {
  isOpen: boolean;
  openedAt: EpochMs | null;
  closedAt: EpochMs | null;
}

/** The trait `openDealAt` and the events `deal.opened`, `deal.closed`: the later wins. */
export function dealAt(state: AccountState, now: EpochMs): Deal {
  const newest = (name: string) => marksOf(state, name).find(({ at }) => at <= now)?.at ?? null;
  const opened = [newest('deal.opened'), readInstant(state.traits.openDealAt?.value)].filter((at) => at !== null);
  const openedAt = opened.length === 0 ? null : Math.max(...opened);
  const closedAt = newest('deal.closed');
  return { isOpen: openedAt !== null && (closedAt === null || openedAt > closedAt), openedAt, closedAt };
}
