import type { Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';

/** One account as it is stored: state and ledger, each under its version (0: not written yet). */
export interface StoredSubject {
  state: AccountState;
  version: number;
  ledger: Ledger;
  ledgerVersion: number;
  createdAt: number;
  lastActiveAt: number | null;
}
