import type { Ledger } from '@uptier/shared/engine/ledger.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import { type PlanChange, rewriteMovements } from './rewrite.ts';

/** Writes the movements of a batch of events together with them. */
export function createMovementHook(store: Pick<Store, 'movements'>) {
  return (batch: PlanChange & { ledger: Ledger }): Promise<{ ledger: Ledger; statements: Statement[] }> =>
    Promise.resolve({ ledger: batch.ledger, statements: rewriteMovements(store, batch) });
}
