import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { fireBatch } from '@uptier/shared/engine/claim/fire-batch.ts';
import type { OnAccountBatch } from './batch.ts';

/** Notes in the ledger which thresholds of limits a batch has crossed. */
export function createFireHook(findCompiled: (environment: Environment) => Promise<Compiled>): OnAccountBatch {
  return async ({ environment, events, stateBefore, stateAfter, ledger, receivedAt }) => ({
    ledger: fireBatch(await findCompiled(environment), { events, stateBefore, stateAfter, ledger, now: receivedAt }),
    statements: [],
  });
}
