import type { EpochMs } from '../../contracts/time.ts';
import type { TraitValue } from '../../contracts/trait.ts';

/** A value that the event with the greatest (at, id) set; the order of arrival does not matter. */
export interface Stamped<Value> {
  value: Value;
  at: EpochMs;
  id: string;
}

/** What the account pays for since an instant. MRR in minor units a month; null where the sender did not say. */
export interface Plan {
  tier: string;
  seats: number | null;
  mrr: number | null;
  currency: string | null;
  /** Add-on products, ids in order; absent where the sender did not say. */
  products?: readonly string[];
}

/**
 * Sums per calendar day in the account's zone, packed newest day first (see day-counts.ts). Days count from 1970-01-01.
 * Read it with `countBetween`; what lies RETENTION_DAYS or more before the newest day is one sum, see `olderCount`.
 */
export type DayCounts = string & { readonly __of?: 'day counts' };

/** A set of calendar days, packed newest first (see day-set.ts). Read it with `hasDayBetween`. */
export type DaySet = string & { readonly __of?: 'day set' };

export interface UserState {
  traits: { readonly [name: string]: Stamped<TraitValue> };
  /** Null for a user of whom only traits are known. */
  lastActiveAt: EpochMs | null;
  /** Days on which this user did something. */
  days: DaySet;
  /** This user's own events by name, for USER_RETENTION_DAYS. */
  usage: { readonly [name: string]: DayCounts };
}

/** Answers and alarms that scores read: the newest two of each name, oldest first. `score` is null where there is none. */
export interface Mark {
  name: string;
  at: EpochMs;
  id: string;
  userId: string | null;
  score: number | null;
}

/**
 * Everything the engine knows of one account: order-free facts only, so that any order of the same events folds to the
 * same state. Nothing here depends on the moment of reading.
 */
export interface AccountState {
  /** Every plan the account had, oldest first by (at, id); of a tier known by trait alone some of its mentions. */
  plans: readonly Stamped<Plan>[];
  traits: { readonly [name: string]: Stamped<TraitValue> };
  users: { readonly [userId: string]: UserState };
  /** Usage by name: features, limits and plain events alike. */
  usage: { readonly [name: string]: DayCounts };
  levels: { readonly [limit: string]: Stamped<number> };
  marks: readonly Mark[];
}

export const RETENTION_DAYS = 186;
export const USER_RETENTION_DAYS = 92;

export const emptyState: AccountState = { plans: [], traits: {}, users: {}, usage: {}, levels: {}, marks: [] };
