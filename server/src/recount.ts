import { isDeepStrictEqual } from 'node:util';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { foldAll } from '@uptier/shared/engine/fold/fold.ts';
import { emptyLedger } from '@uptier/shared/engine/ledger/ledger.ts';
import { usualCurrency } from './catalog/counted.ts';
import { deriveHistory } from './exposures/history.ts';
import type { Deps } from './http/deps.ts';
import { deriveMovements, derivePlanChanges } from './movements/derive.ts';
import type { Statement } from './store/connection.ts';

export interface Sources extends Pick<Deps, 'store' | 'now'> {
  environment: Environment;
  catalog: Catalog;
}

/** What an account's events say, beside what is stored of it. */
export interface Recount {
  /** Which summaries differ from their events. */
  differing: string[];
  /** What brings them back in step. */
  statements: Statement[];
}

const PAGE = 500;

/** Counts every account of an environment again, from its events and exposures. */
export async function* recount(sources: Sources): AsyncGenerator<{ accountId: string } & Recount> {
  const { store, environment } = sources;
  let after = '';
  for (;;) {
    const ids = await store.accounts.listIds(environment.id, after, PAGE);
    for (const accountId of ids) yield { accountId, ...(await recountAccount(sources, accountId)) };
    const last = ids.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

/** What the events of one account say, beside what is stored of it. */
export async function recountAccount(
  { store, now, environment, catalog }: Sources,
  accountId: string,
): Promise<Recount> {
  const { id, timezone } = environment;
  const row = await store.accounts.find(id, accountId);
  if (!row) return { differing: [], statements: [] };
  const state = foldAll(await store.events.listOfAccount(id, accountId), catalog, timezone);
  const currency = usualCurrency(catalog);
  const derived = deriveMovements(state.plans, currency);
  const movements = derived.map((movement) => ({ environmentId: id, accountId, ...movement }));
  const exposures = await store.exposures.listOfAccount(id, accountId);
  const tiers = catalog.tiers.map((tier) => tier.id);
  const changes = derivePlanChanges(state.plans, currency);
  const history = deriveHistory({ environmentId: id, accountId, exposures, changes, tiers });
  const stored = {
    movements: await store.movements.listOfAccount(id, accountId),
    ...(await store.exposures.listHistory(id, accountId)),
  };

  const differing = [
    ...(isSame(row.state, state) ? [] : ['state']),
    ...(isSameSet(stored.movements, movements) ? [] : ['movements']),
    ...(isSameSet(stored.entries, history.entries) ? [] : ['entries']),
    ...(isSameSet(stored.upgrades, history.upgrades) ? [] : ['upgrades']),
  ];
  if (differing.length === 0) return { differing, statements: [] };
  const [ledger] = await store.ledgers.listByIds(id, [accountId]);
  const { version, createdAt, lastActiveAt } = row;
  const subject = {
    state,
    version: version + 1,
    createdAt,
    lastActiveAt,
    ledger: ledger?.body ?? emptyLedger,
    ledgerVersion: 0,
  };
  const statements = [
    store.accounts.save(id, accountId, subject, now()),
    ...stored.movements.map((movement) => store.movements.remove(id, accountId, movement.id)),
    store.movements.record(movements),
    ...store.exposures.replaceHistory(id, accountId, history),
  ];
  return { differing, statements };
}

/** As the store would give them back: it keeps JSON, which knows no undefined. */
function isSame(stored: unknown, counted: unknown): boolean {
  return isDeepStrictEqual(stored, JSON.parse(JSON.stringify(counted)));
}

function isSameSet(stored: readonly object[], counted: readonly object[]): boolean {
  return isDeepStrictEqual(stored.map(sortable).sort(), counted.map(sortable).sort());
}

function sortable(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}
