import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../store/queries/events.ts';
import { createSubjects } from '../store/subjects.ts';
import { createWorld, NOON } from '../tests/world.ts';
import type { AccountBatch, OnAccountBatch } from './batch.ts';
import { createRecorder } from './recorder.ts';

const environment: Environment = { id: 'dev', kind: 'development', timezone: 'UTC', salt: 's' };
const event = (accountId: string, id: string): StoredEvent => ({
  ...{ id, accountId, userId: 'u', at: NOON, receivedAt: NOON, source: 'server', imported: false },
  body: { type: 'usage', name: 'reports', quantity: 1 },
  properties: {},
});

async function createRecording(hooks: OnAccountBatch[] = []) {
  const { store, nouns } = await createWorld();
  const subjects = createSubjects(store, { maxBytes: 1_000_000 });
  const batches: AccountBatch[] = [];
  const written = (batch: AccountBatch) => void batches.push(batch);
  const sources = { findCatalog: nouns.catalogs.read, alongside: nouns.names.onEvents };
  const deps = { store, subjects, now: () => NOON, ...sources, hooks, written };
  return { store, subjects, batches, deps, record: createRecorder(deps) };
}

describe('the recorder', () => {
  it('folds what many requests send at once into one batch of each account', async () => {
    const { record, batches } = await createRecording();
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => record(environment, [event(`a${index % 2}`, `${index}`)])),
    );
    expect(batches.map(({ accountId, events }) => [accountId, events.length])).toEqual([
      ['a0', 10],
      ['a1', 10],
    ]);
  });

  it('fails the request that cannot be written and no other', async () => {
    const breaks: OnAccountBatch = ({ accountId, ledger }) =>
      accountId === 'bad' ? Promise.reject(new Error('broken')) : Promise.resolve({ ledger, statements: [] });
    const { record, store } = await createRecording([breaks]);
    const results = await Promise.allSettled(
      ['good', 'bad', 'fine'].map((id) => record(environment, [event(id, '1')])),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.events.listOfAccount('dev', 'bad')).toEqual([]);
    expect(await store.events.listOfAccount('dev', 'fine')).toHaveLength(1);
  });

  it('tries again when somebody else wrote the account or one of the events first', async () => {
    const { record, deps, store } = await createRecording();
    const another = createRecorder({ ...deps, subjects: createSubjects(store, { maxBytes: 1_000_000 }) });
    await record(environment, [event('a', '1')]);
    await another(environment, [event('a', '2')]);
    expect(await record(environment, [event('a', '3'), event('a', '2')])).toEqual(['accepted', 'duplicate']);
    const row = await store.accounts.find('dev', 'a');
    expect(row?.version).toBe(3);
    expect(await store.events.listOfAccount('dev', 'a')).toHaveLength(3);
  });

  it('counts every event once when two writers race', async () => {
    const { record, deps, store } = await createRecording();
    const another = createRecorder({ ...deps, subjects: createSubjects(store, { maxBytes: 1_000_000 }) });
    const sent = Array.from({ length: 60 }, (_, index) => [event('a', `${index % 40}`)]);
    const outcomes = await Promise.all(
      sent.flatMap((events) => [record(environment, events), another(environment, events)]),
    );
    expect(outcomes.flat().filter((outcome) => outcome === 'accepted')).toHaveLength(40);
    const row = await store.accounts.find('dev', 'a');
    expect(row?.state.users.u?.lastActiveAt).toBe(NOON);
    expect(await store.events.listOfAccount('dev', 'a')).toHaveLength(40);
  });

  it('writes what hooks ask for together with the events', async () => {
    const setting: OnAccountBatch = ({ ledger }) =>
      Promise.resolve({ ledger: { ...ledger, mute: { reason: 'r', until: null } }, statements: [] });
    const { record, subjects } = await createRecording([setting]);
    await record(environment, [event('a', '1')]);
    await record(environment, [event('a', '2')]);
    expect(await subjects.read('dev', 'a')).toMatchObject({
      version: 2,
      ledgerVersion: 2,
      ledger: { mute: { reason: 'r' } },
    });
  });
});
