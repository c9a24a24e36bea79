import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readConfig, SetupError } from '../config.ts';
import { createSqliteStore } from '../store/store.ts';
import type { Run } from './command.ts';

/** `uptier backup FILE`: a copy of everything, safe while serving. */
export const run: Run = async ([file], terminal) => {
  if (file === undefined) throw new SetupError('Say where to: uptier backup FILE.');
  const { databaseFile } = readConfig(terminal.environment);
  await access(databaseFile).catch(() => {
    throw new SetupError(`There is no database at ${databaseFile}: point UPTIER_DATA at the folder that holds it.`);
  });
  const target = resolve(file);
  const isTaken = await access(target).then(
    () => true,
    () => false,
  );
  if (isTaken) throw new SetupError(`${target} exists: name a new file.`);
  const store = createSqliteStore(databaseFile);
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
