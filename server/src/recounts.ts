import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import type { Catalogs } from './catalog/catalog.ts';
import { countedKey, countingText } from './catalog/counted.ts';
import type { Environments } from './environments/environments.ts';
import type { Deps } from './http/deps.ts';
import { type Recount, recount, recountAccount, type Sources } from './recount.ts';
import type { Subjects } from './store/subjects.ts';

export interface RecountDeps extends Pick<Deps, 'store' | 'now' | 'log'> {
  environments: Pick<Environments, 'find' | 'list'>;
  catalogs: Pick<Catalogs, 'read'>;
  subjects: Pick<Subjects, 'forget'>;
  /** Told after an account was counted otherwise. */
  changed: (environmentId: string, accountId: string) => void;
  /** Ends early, without an error, when the signal says so. */
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Longer than anybody folds by the catalog before: it is held for two seconds at most. */
const HELD_MS = 3000;
const RETRY_MS = 60_000;
const MOST_TRIES = 20;

/**
 * Counts an environment's accounts again, beside serving, once its catalog counts otherwise than the one before: what
 * was sent is read as if the catalog had always been so. Nothing starts before `resume`, which takes up what an earlier
 * process left undone.
 */
export function createRecounts(deps: RecountDeps) {
  const { log, wait } = deps;
  const ending = new AbortController();
  const { signal } = ending;
  const running = new Map<string, Promise<void>>();
  const wanted = new Set<string>();
  let isServing = false;

  async function run(environmentId: string): Promise<void> {
    while (wanted.delete(environmentId) && !signal.aborted) {
      try {
        await bringInStep(deps, environmentId, signal);
      } catch (error) {
        log.error({ err: error }, 'accounts were not counted again: the next try is in a minute');
        wanted.add(environmentId);
        await wait(RETRY_MS, signal);
      }
    }
    running.delete(environmentId);
  }

  /** Looks whether the accounts are counted by the present catalog. */
  function start(environmentId: string): void {
    if (!isServing) return;
    wanted.add(environmentId);
    if (!running.has(environmentId)) running.set(environmentId, run(environmentId));
  }

  return {
    start,
    /** Counts all accounts, though they were counted by the present catalog. */
    async again(environmentId: string): Promise<void> {
      await deps.store.write([deps.store.settings.remove(countedKey(environmentId))]);
      start(environmentId);
    },
    async resume(): Promise<void> {
      isServing = true;
      for (const { id } of await deps.environments.list()) start(id);
    },
    /** All accounts are in step when it answers. */
    async settle(): Promise<void> {
      while (running.size > 0) await Promise.all(running.values());
    },
    /** Leaves the rest to the next `resume`. */
    async stop(): Promise<void> {
      ending.abort();
      await Promise.all(running.values());
    },
  };
}

/** Until the accounts are counted by the catalog that holds then. */
async function bringInStep(deps: RecountDeps, environmentId: string, signal: AbortSignal): Promise<void> {
  const { store, catalogs, environments, wait } = deps;
  const environment = await environments.find(environmentId);
  while (environment && !signal.aborted) {
    const catalog = await catalogs.read(environmentId);
    const text = countingText(catalog);
    if ((await store.settings.find(countedKey(environmentId))) === text) return;
    await wait(HELD_MS, signal);
    const isWhole = await recountAll(deps, { environment, catalog }, signal);
    if (isWhole) await store.write([store.settings.save(countedKey(environmentId), text)]);
  }
}

/** False when the end or another catalog came first. */
async function recountAll(
  deps: RecountDeps,
  counted: { environment: Environment; catalog: Catalog },
  signal: AbortSignal,
): Promise<boolean> {
  const { catalogs, wait } = deps;
  const sources = { ...deps, ...counted };
  const { environment, catalog } = counted;
  let since = performance.now();
  for await (const { accountId, ...recounted } of recount(sources)) {
    if (signal.aborted || (await catalogs.read(environment.id)).version !== catalog.version) return false;
    await save(deps, sources, accountId, recounted);
    // At most half of the thread's time.
    await wait(performance.now() - since, signal);
    since = performance.now();
  }
  return !signal.aborted;
}

/** Writes what differs, counted anew whenever something else was written first. */
async function save(
  { store, subjects, changed }: RecountDeps,
  sources: Sources,
  accountId: string,
  first: Recount,
): Promise<void> {
  const { id } = sources.environment;
  let recounted = first;
  for (let tries = 0; recounted.statements.length > 0; tries++) {
    if (tries === MOST_TRIES) throw new Error(`account ${accountId} kept changing in ${MOST_TRIES} tries`);
    const outcome = await store.write(recounted.statements);
    subjects.forget(id, accountId);
    if (outcome === 'written') return changed(id, accountId);
    recounted = await recountAccount(sources, accountId);
  }
}
