import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { foldAll, foldEvents } from '@uptier/shared/engine/fold/fold.ts';
import type { AccountState } from '@uptier/shared/engine/state/state.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import type { StoredSubject } from '../store/stored-subject.ts';
import type { AccountBatch, OnAccountBatch } from './batch.ts';

export interface PrepareDeps {
  store: Pick<Store, 'accounts' | 'events' | 'ledgers'>;
  now: () => number;
  findCatalog: (environmentId: string) => Promise<Catalog>;
  /** Asked in this order; each sees the ledger that the one before left. */
  hooks: readonly OnAccountBatch[];
}

/** One account's part of a round: what it becomes, and everything to write for that. */
export interface Prepared {
  batch: AccountBatch;
  next: StoredSubject;
  statements: readonly Statement[];
}

/** Folds one account's new events and asks every hook. Writes nothing. */
export function createPrepare({ store, now, findCatalog, hooks }: PrepareDeps) {
  async function fold({ id, timezone }: Environment, accountId: string, events: StoredEvent[], state: AccountState) {
    const catalog = await findCatalog(id);
    const folded = foldEvents(state, events, catalog, timezone);
    if (!folded.zoneChanged) return folded.state;
    // Days counted so far are those of another zone.
    return foldAll([...(await store.events.listOfAccount(id, accountId)), ...events], catalog, timezone);
  }

  return async function prepare(
    environment: Environment,
    accountId: string,
    events: StoredEvent[],
    before: StoredSubject,
  ): Promise<Prepared> {
    const receivedAt = now();
    const stateAfter = await fold(environment, accountId, events, before.state);
    const batch = { environment, accountId, events, stateBefore: before.state, stateAfter, receivedAt };
    let { ledger } = before;
    const statements: Statement[] = [];
    for (const hook of hooks) {
      const done = await hook({ ...batch, ledger });
      ledger = done.ledger;
      statements.push(...done.statements);
    }
    const isMoved = ledger !== before.ledger;
    const next: StoredSubject = {
      state: stateAfter,
      version: before.version + 1,
      ledger,
      ledgerVersion: before.ledgerVersion + (isMoved ? 1 : 0),
      createdAt: before.version === 0 ? receivedAt : before.createdAt,
      lastActiveAt: lastActive(before.lastActiveAt, events),
    };
    statements.push(store.accounts.save(environment.id, accountId, next, receivedAt));
    if (isMoved) statements.push(store.ledgers.save(environment.id, accountId, next.ledgerVersion, ledger));
    return { batch: { ...batch, ledger }, next, statements };
  };
}

/** Traits and plans are said about an account, they are no activity of it. */
function lastActive(before: number | null, events: readonly StoredEvent[]): number | null {
  let last = before;
  for (const { at, body } of events) {
    const isActivity = body.type !== 'traits' && body.type !== 'plan';
    if (isActivity && (last === null || at > last)) last = at;
  }
  return last;
}
