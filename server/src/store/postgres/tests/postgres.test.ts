import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeContract } from '../../store.contract.ts';
import { createStore } from '../../store.ts';
import { openPostgres } from '../connection.ts';
import { type Cluster, isWanted, startCluster } from './cluster.ts';

describe.runIf(isWanted)('PostgreSQL', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  }, 60_000);
  afterAll(() => cluster?.stop());

  storeContract('PostgreSQL', async () => await openPostgres(await cluster.createDatabase()));

  it('keeps what it wrote, and brings the schema up only once however many start together', async () => {
    const url = await cluster.createDatabase();
    const opened = await Promise.all([1, 2, 3, 4].map(() => openPostgres(url)));
    const [first, second] = opened.map(createStore);
    await first?.write([first.settings.save('x', 1)]);
    expect(await second?.settings.find('x')).toBe(1);
    await Promise.all(opened.map(({ close }) => close()));
  });
});
