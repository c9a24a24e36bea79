import { readConfig } from '../config.ts';
import type { Names } from '../names/names.ts';
import { createNouns } from '../nouns.ts';
import { type Recount, recount } from '../recount.ts';
import type { Terminal } from './command.ts';
import { ensureAlone, ensureThere } from './database.ts';
import { openDeps } from './open.ts';

const MOST_NAMED = 20;

/** Counts every account of this installation again; `put` may write what brings one back in step. */
export async function recountAll(
  terminal: Terminal,
  {
    needsAlone,
    put,
    finish = () => Promise.resolve(),
  }: {
    needsAlone: boolean;
    /** Told after all accounts of an environment. */
    finish?: (environmentId: string, names: Names) => Promise<unknown>;
    put: (recounted: Recount, write: (statements: Recount['statements']) => Promise<unknown>) => Promise<void>;
  },
): Promise<{ accounts: number; differing: number }> {
  const config = readConfig(terminal.environment);
  await ensureThere(config.database);
  if (needsAlone) await ensureAlone(config.database, 'stop it first');
  const deps = await openDeps(config);
  try {
    const { environments, catalogs, names } = createNouns(deps);
    let accounts = 0;
    let differing = 0;
    for (const environment of await environments.list()) {
      const catalog = await catalogs.read(environment.id);
      for await (const recounted of recount({ ...deps, environment, catalog })) {
        accounts++;
        if (recounted.differing.length === 0) continue;
        differing++;
        const parts = recounted.differing.join(', ');
        if (differing <= MOST_NAMED) terminal.print(`${environment.name}, account ${recounted.accountId}: ${parts}`);
        await put(recounted, deps.store.write);
      }
      await finish(environment.id, names);
    }
    return { accounts, differing };
  } finally {
    await deps.close();
  }
}
