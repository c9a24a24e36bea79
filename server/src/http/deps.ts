import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Config } from '../config.ts';
import type { Store } from '../store/port.ts';
import type { SignInDatabase } from '../store/sign-in.ts';
import type { Log } from './log.ts';

/** What the outside gives the app; tests pass a clock, a source of chance and a store in memory. */
export interface Deps {
  store: Store;
  /** The sign-in library's own tables. */
  signIn: SignInDatabase;
  now: () => EpochMs;
  /** In [0, 1). */
  random: () => number;
  config: Config;
  log: Log;
  /** Signs what only we may issue: decision ids, leases, sessions, invitations. */
  secret: string;
}
