import type { EpochMs } from '../contracts/time.ts';
import type { TraitValue } from '../contracts/trait.ts';

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
}

/** Sums per calendar day in the account's zone. Days count from 1970-01-01. Kept for RETENTION_DAYS before the newest. */
export interface DayCounts {
  readonly [day: number]: number;
}

export interface UserState {
  traits: { readonly [name: string]: Stamped<TraitValue> };
  lastActiveAt: EpochMs;
  /** Days on which this user did something. */
  days: readonly number[];
}

/** Answers and alarms that scores read, newest last, kept for RETENTION_DAYS. `score` is null where there is none. */
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
  /** Every plan the account had, oldest first by (at, id). */
  plans: readonly Stamped<Plan>[];
  traits: { readonly [name: string]: Stamped<TraitValue> };
  users: { readonly [userId: string]: UserState };
  /** Usage by name: features, limits and plain events alike. */
  usage: { readonly [name: string]: DayCounts };
  levels: { readonly [limit: string]: Stamped<number> };
  marks: readonly Mark[];
}

export const RETENTION_DAYS = 186;

export const emptyState: AccountState = { plans: [], traits: {}, users: {}, usage: {}, levels: {}, marks: [] };
