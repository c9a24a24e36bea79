import type { Compiled } from '@uptier/shared/engine/campaigns/compile.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import { type Batch, momentsIn } from './batch.ts';
import type { Moments } from './moments.ts';

interface HookDeps extends Pick<Moments, 'isNew'> {
  store: Pick<Store, 'moments'>;
  findCompiled: (environmentId: string) => Promise<Compiled>;
}

/** Moments that events bring are written together with them. */
export function createMomentHook({ store, isNew, findCompiled }: HookDeps) {
  return async function onBatch<Given extends Batch>(
    batch: Given,
  ): Promise<{ ledger: Given['ledger']; statements: Statement[] }> {
    const moments = momentsIn(batch, await findCompiled(batch.environment.id));
    const rows = moments.map(({ row }) => row).filter(isNew);
    return { ledger: batch.ledger, statements: rows.length === 0 ? [] : [store.moments.record(rows)] };
  };
}
