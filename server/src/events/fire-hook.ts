import type { Compiled } from '@uptier/shared/engine/compile.ts';
import { fireLimits } from '@uptier/shared/engine/firings.ts';
import type { Environment } from '@uptier/shared/engine/moment.ts';
import type { OnAccountBatch } from './batch.ts';

/** Notes in the ledger which thresholds of limits the new state has crossed. */
export function createFireHook(findCompiled: (environment: Environment) => Promise<Compiled>): OnAccountBatch {
  return async ({ environment, stateAfter, ledger, receivedAt }) => ({
    ledger: fireLimits(await findCompiled(environment), stateAfter, ledger, receivedAt),
    statements: [],
  });
}
