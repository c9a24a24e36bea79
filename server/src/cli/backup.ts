import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig, SetupError } from '../config.ts';
import { createSqliteStore } from '../store/store.ts';
import type { Run } from './command.ts';
import { ensureThere, nameOf } from './database.ts';

/** `uptier backup FILE`: a copy of everything, safe while serving. */
export const run: Run = async ([file], terminal) => {
  if (file === undefined) throw new SetupError('Say where to: uptier backup FILE.');
  const { database } = readConfig(terminal.environment);
  if (database.kind === 'postgres') {
    throw new SetupError(
      `Copy ${nameOf(database)} with PostgreSQL's own tool, safe while serving: pg_dump --format=custom --file=${file} "$DATABASE_URL".`,
    );
  }
  await ensureThere(database);
  const target = resolve(file);
  const isTaken = await access(target).then(
    () => true,
    () => false,
  );
  if (isTaken) throw new SetupError(`${target} exists: name a new file.`);
  const store = createSqliteStore(database.file);
  try {
    await store.backup(target);
  } catch {
    throw new SetupError(`${target} cannot be written: name a file in a folder that this user may write to.`);
  } finally {
    await store.close();
  }
  terminal.print(`Copied to ${target}`);
  return 0;
};
