import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import type { Subjects } from '../store/subjects.ts';
import type { AccountBatch } from './batch.ts';
import { type Outcome, sortOut } from './duplicates.ts';
import { createPrepare, type PrepareDeps, type Prepared } from './prepare.ts';

/** What is written beside the accounts for all events of a round together; `written` is told when that is on disk. */
export type Alongside = (
  environmentId: string,
  events: readonly StoredEvent[],
) => Promise<{ statements: readonly Statement[]; written: () => void }>;

export interface RoundDeps extends PrepareDeps {
  store: Pick<Store, 'accounts' | 'events' | 'ledgers' | 'write'>;
  subjects: Subjects;
  alongside: Alongside;
  /** Told after a batch is on disk. */
  written: (batch: AccountBatch) => void;
}

const MOST_TRIES = 20;

/** Writes the events of several requests of one environment at once and says what became of each event. */
export function createRound(deps: RoundDeps) {
  const { store, subjects, alongside, written } = deps;
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
    const events = [...fresh.values()].flat();
    const beside = await alongside(environment.id, events);
    const ofAccounts = prepared.flatMap(({ statements }) => statements);
    const statements = [store.events.record(environment.id, events), ...beside.statements, ...ofAccounts];
    if ((await store.write(statements)) === 'stale') {
      for (const accountId of fresh.keys()) subjects.forget(environment.id, accountId);
      return null;
    }
    for (const { batch, next } of prepared) subjects.keep(environment.id, batch.accountId, next);
    beside.written();
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
