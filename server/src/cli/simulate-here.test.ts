import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { createClock, DAY_MS } from '../simulate/clock.ts';
import { openDeps } from './open.ts';
import { simulateHere } from './simulate-here.ts';

const folders: string[] = [];
const to = Date.parse('2026-11-20T00:00:00.000Z');
const era = { from: to - 45 * DAY_MS, to };

async function newConfig() {
  const folder = await mkdtemp(join(tmpdir(), 'uptier-simulate-'));
  folders.push(folder);
  return readConfig({ UPTIER_DATA: folder, LOG_LEVEL: 'silent' });
}

const wish = (seed: string) => ({
  ...{ seed, accounts: 15, holdout: 0.5, era },
  clock: createClock(era.from),
  readCatalog: () => Promise.reject(new Error('the environment has a catalog')),
  onEvents: () => undefined,
  onDay: () => Promise.resolve(),
});

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

describe('a simulation in an installation of its own', () => {
  it('makes what is absent, fills the empty environment, and refuses to mix two worlds', async () => {
    const config = await newConfig();
    const { truth } = await simulateHere(config, wish('first'));
    expect(truth.paths.map(({ from, to: target }) => `${from}>${target}`)).toContain('starter>pro');
    const deps = await openDeps(config);
    expect(await deps.store.accounts.listIds('env_empty', '', 50)).toHaveLength(15);
    expect(await deps.store.accounts.listIds('env_demo', '', 50)).toHaveLength(0);
    await deps.close();
    await expect(simulateHere(config, wish('second'))).rejects.toThrow(/Empty is not empty/);
  }, 60_000);

  it('refuses while a server holds the database', async () => {
    const config = await newConfig();
    const running = await openDeps(config);
    await running.store.environments.list();
    await expect(simulateHere(config, wish('first'))).rejects.toThrow(/A server runs on .*stop it first/);
    await running.close();
  }, 60_000);
});
