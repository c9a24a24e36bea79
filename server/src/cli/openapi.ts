import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp } from '../app.ts';
import { projectRoot, readConfig, SetupError } from '../config.ts';
import { openSignIn } from '../store/sqlite/sign-in.ts';
import { createSqliteStore } from '../store/store.ts';
import type { Run } from './command.ts';

const FILE = join(projectRoot, 'docs/openapi.json');
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** `uptier openapi write|check`: keeps the committed description in step with the calls. */
export const run: Run = async ([what], terminal) => {
  const described = await describe();
  if (what === 'write') {
    await writeFile(FILE, described);
    return 0;
  }
  if (what !== 'check') throw new SetupError('Say which: uptier openapi write, or check.');
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  if (committed === described) return 0;
  terminal.print('docs/openapi.json is behind the calls: run "pnpm --filter @uptier/server openapi:write".');
  return 1;
};

async function describe(): Promise<string> {
  const store = createSqliteStore(':memory:');
  const signIn = openSignIn(':memory:');
  const secret = 'only to describe, never to sign with';
  const deps = { store, signIn, now: Date.now, random: Math.random, config: readConfig({}), log: quiet, secret };
  try {
    const answer = await createApp(deps).request('/openapi.json');
    return `${JSON.stringify(await answer.json(), null, 2)}\n`;
  } finally {
    signIn.close();
    await store.close();
  }
}
