import type { EpochMs } from '../../contracts/time.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { AccountState } from '../state/state.ts';

/** Where decisions are made: its kind decides the `environment` gate, its salt the draws. */
export interface Environment {
  id: string;
  kind: 'production' | 'development';
  /** IANA zone of accounts that have no `timezone` trait. */
  timezone: string;
  salt: string;
}

/** Who looks, when, and what the page asks. Without placement, event and feature only open limit firings can trigger. */
export interface Moment {
  now: EpochMs;
  accountId: string;
  userId: string;
  locale: string | null;
  /** Start of this user's session: calls without a gap of `policy.sessionMinutes`. */
  sessionStartedAt: EpochMs;
  placement: string | null;
  event: string | null;
  feature: string | null;
}

/** One account as read at one moment. */
export interface Subject {
  state: AccountState;
  ledger: Ledger;
}
