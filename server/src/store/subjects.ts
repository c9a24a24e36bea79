import { emptyLedger, type Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import { type AccountState, emptyState } from '@uptier/shared/engine/state/state.ts';
import type { Store } from './port.ts';
import type { StoredSubject } from './stored-subject.ts';
import { createSubjectCache } from './subject-cache.ts';

/** Parsed states and ledgers by account, the least recently used dropped first once they pass `maxBytes`. */
export interface Subjects {
  /** As stored right now; empty and of version 0 when there is no such account. */
  read(environmentId: string, accountId: string): Promise<StoredSubject>;
  /** The same for many accounts, for pages and reports. */
  readMany(environmentId: string, accountIds: readonly string[]): Promise<Map<string, StoredSubject>>;
  /** The same, perhaps a version behind, so only for writers that expect versions. */
  recall(environmentId: string, accountIds: readonly string[]): Promise<Map<string, StoredSubject>>;
  /** What was just written. */
  keep(environmentId: string, accountId: string, subject: StoredSubject): void;
  forget(environmentId: string, accountId: string): void;
}

type Queries = Pick<Store, 'accounts' | 'ledgers'>;

export function createSubjects({ accounts, ledgers }: Queries, { maxBytes }: { maxBytes: number }): Subjects {
  const cache = createSubjectCache(maxBytes);
  const keyOf = (environmentId: string, accountId: string) => `${environmentId}\u0000${accountId}`;

  async function recall(environmentId: string, ids: readonly string[]): Promise<Map<string, StoredSubject>> {
    const found = new Map<string, StoredSubject>();
    const missing: string[] = [];
    for (const id of ids) {
      const known = cache.get(keyOf(environmentId, id));
      if (known) found.set(id, known);
      else missing.push(id);
    }
    for (const [id, subject] of await load({ accounts, ledgers }, environmentId, missing)) {
      found.set(id, subject);
      if (subject.version > 0) cache.set(keyOf(environmentId, id), subject);
    }
    return found;
  }

  async function read(environmentId: string, accountId: string): Promise<StoredSubject> {
    const key = keyOf(environmentId, accountId);
    const known = cache.get(key);
    if (known) {
      const [version, ledgerVersion] = await Promise.all([
        accounts.findVersion(environmentId, accountId),
        ledgers.findVersion(environmentId, accountId),
      ]);
      if (version === known.version && ledgerVersion === known.ledgerVersion) return known;
      cache.delete(key);
    }
    return (await recall(environmentId, [accountId])).get(accountId) ?? join(undefined, undefined);
  }

  async function readMany(environmentId: string, ids: readonly string[]): Promise<Map<string, StoredSubject>> {
    const isCurrent = await versionCheck({ accounts, ledgers }, environmentId, ids);
    for (const id of ids) {
      const known = cache.get(keyOf(environmentId, id));
      if (known && !isCurrent(id, known)) cache.delete(keyOf(environmentId, id));
    }
    return await recall(environmentId, ids);
  }

  return {
    read,
    readMany,
    recall,
    keep: (environmentId, accountId, subject) => cache.set(keyOf(environmentId, accountId), subject),
    forget: (environmentId, accountId) => cache.delete(keyOf(environmentId, accountId)),
  };
}

/** Tells whether what is held of an account is still what is stored. */
async function versionCheck({ accounts, ledgers }: Queries, environmentId: string, ids: readonly string[]) {
  const [versions, ledgerVersions] = await Promise.all([
    accounts.listVersions(environmentId, ids),
    ledgers.listVersions(environmentId, ids),
  ]);
  return (id: string, { version, ledgerVersion }: StoredSubject): boolean =>
    version === (versions.get(id) ?? 0) && ledgerVersion === (ledgerVersions.get(id) ?? 0);
}

async function load(
  { accounts, ledgers }: Queries,
  environmentId: string,
  ids: readonly string[],
): Promise<Map<string, StoredSubject>> {
  if (ids.length === 0) return new Map();
  const [states, memories] = await Promise.all([
    accounts.listByIds(environmentId, ids),
    ledgers.listByIds(environmentId, ids),
  ]);
  const ledgerOf = new Map(memories.map((row) => [row.accountId, row]));
  const stateOf = new Map(states.map((row) => [row.id, row]));
  return new Map(ids.map((id) => [id, join(stateOf.get(id), ledgerOf.get(id))]));
}

type Row<Name extends 'state' | 'body', Body> = { version: number } & Record<Name, Body>;

function join(
  state: (Row<'state', AccountState> & { createdAt: number; lastActiveAt: number | null }) | undefined,
  ledger: Row<'body', Ledger> | undefined,
): StoredSubject {
  return {
    state: state?.state ?? emptyState,
    version: state?.version ?? 0,
    ledger: ledger?.body ?? emptyLedger,
    ledgerVersion: ledger?.version ?? 0,
    createdAt: state?.createdAt ?? 0,
    lastActiveAt: state?.lastActiveAt ?? null,
  };
}
