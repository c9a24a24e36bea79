import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import type { Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { Statement } from '../store/connection.ts';
import type { StoredEvent } from '../store/queries/events.ts';

/** New events of one account, folded but not written yet. `events` are in order of (at, id), without doubles. */
export interface AccountBatch {
  environment: Environment;
  accountId: string;
  events: readonly StoredEvent[];
  stateBefore: AccountState;
  stateAfter: AccountState;
  ledger: Ledger;
  receivedAt: EpochMs;
}

/**
 * What another noun does with a batch: the ledger after it, and what it writes together with the events. It may run
 * again for the same batch when another writer came first, so it changes nothing itself.
 */
export type OnAccountBatch = (batch: AccountBatch) => Promise<{ ledger: Ledger; statements: readonly Statement[] }>;
