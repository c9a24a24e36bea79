import type { Environment } from '@uptier/shared/engine/moment.ts';
import type { Store } from '../store/port.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import type { Subjects } from '../store/subjects.ts';
import type { AccountBatch } from './batch.ts';
import { type Outcome, sortOut } from './duplicates.ts';
import { createPrepare, type PrepareDeps, type Prepared } from './prepare.ts';

export interface RoundDeps extends PrepareDeps {
  store: Pick<Store, 'accounts' | 'events' | 'ledgers' | 'write'>;
  subjects: Subjects;
  /** Told after a batch is on disk. */
  written: (batch: AccountBatch) => void;
}

const MOST_TRIES = 20;

/** Writes the events of several requests of one environment at once and says what became of each event. */
export function createRound(deps: RoundDeps) {
  const { store, subjects, written } = deps;
  const prepare = createPrepare(deps);

  /** Null when another writer came first. */
  async function tryOnce(environment: Environment, requests: readonly (readonly StoredEvent[])[]) {
    const known = await store.events.listKnown(environment.id, requests.flat());
    const { outcomes, fresh } = sortOut(requests, known);
    const before = await subjects.recall(environment.id, [...fresh.keys()]);
    const prepared: Prepared[] = [];
    for (const [accountId, events] of fresh) {
      const subject = before.get(accountId);
      if (subject) prepared.push(await prepare(environment, accountId, events, subject));
    }
    if (prepared.length === 0) return outcomes;
    const events = store.events.record(environment.id, [...fresh.values()].flat());
    if ((await store.write([events, ...prepared.flatMap(({ statements }) => statements)])) === 'stale') {
      for (const accountId of fresh.keys()) subjects.forget(environment.id, accountId);
      return null;
    }
    for (const { batch, next } of prepared) subjects.keep(environment.id, batch.accountId, next);
    for (const { batch } of prepared) written(batch);
    return outcomes;
  }

  return async function writeRound(
    environment: Environment,
    requests: readonly (readonly StoredEvent[])[],
  ): Promise<Outcome[][]> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const outcomes = await tryOnce(environment, requests);
      if (outcomes) return outcomes;
    }
    throw new Error(`the accounts of a round kept changing in ${MOST_TRIES} tries`);
  };
}
