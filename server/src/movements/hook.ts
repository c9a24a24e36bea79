import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import { type PlanChange, rewriteMovements } from './rewrite.ts';

interface Sources {
  store: Pick<Store, 'movements'>;
  findCatalog: (environmentId: string) => Promise<Catalog>;
}

/** Writes the movements of a batch of events together with them. */
export function createMovementHook({ store, findCatalog }: Sources) {
  return async (batch: PlanChange & { ledger: Ledger }): Promise<{ ledger: Ledger; statements: Statement[] }> => {
    const { ledger, environment, stateBefore, stateAfter } = batch;
    if (stateBefore.plans === stateAfter.plans) return { ledger, statements: [] };
    const { tiers } = await findCatalog(environment.id);
    const [price] = tiers.flatMap(({ prices }) => prices);
    return { ledger, statements: rewriteMovements(store, batch, price?.currency ?? 'usd') };
  };
}
