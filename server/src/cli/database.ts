import { access } from 'node:fs/promises';
import { type Database, SetupError } from '../config.ts';
import type { Deps } from '../http/deps.ts';
import type { Durability } from '../store/connection.ts';
import { isInUse } from '../store/sqlite/in-use.ts';
import { openSignIn } from '../store/sqlite/sign-in.ts';
import { createSqliteStore, createStore } from '../store/store.ts';

/** Opens a database and brings it up to date. PostgreSQL's code is loaded only where it is used. */
export async function openDatabase(
  database: Database,
  durability?: Durability,
): Promise<Pick<Deps, 'store' | 'signIn'>> {
  if (database.kind === 'sqlite') {
    return { store: createSqliteStore(database.file, durability), signIn: openSignIn(database.file) };
  }
  const [{ openPostgres }, { openPostgresSignIn }] = await Promise.all([
    import('../store/postgres/connection.ts'),
    import('../store/postgres/sign-in.ts'),
  ]);
  const connection = await orSayWhy(database, openPostgres(database.url, durability));
  return { store: createStore(connection), signIn: openPostgresSignIn(database.url) };
}

export async function ensureThere(database: Database): Promise<void> {
  if (database.kind === 'postgres') return;
  await access(database.file).catch(() => {
    throw new SetupError(`There is no database at ${database.file}: point UPTIER_DATA at the folder that holds it.`);
  });
}

/** Throws when another process of ours has this database open. */
export async function ensureAlone(database: Database, advice: string): Promise<void> {
  if (await isOpenElsewhere(database)) throw new SetupError(`A server runs on ${nameOf(database)}: ${advice}.`);
}

async function isOpenElsewhere(database: Database): Promise<boolean> {
  if (database.kind === 'sqlite') return isInUse(database.file);
  const { isPostgresInUse } = await import('../store/postgres/in-use.ts');
  return await orSayWhy(database, isPostgresInUse(database.url));
}

/** The file, or the address without its password. */
export function nameOf(database: Database): string {
  if (database.kind === 'sqlite') return database.file;
  const { host, pathname } = new URL(database.url);
  return `the PostgreSQL database ${decodeURIComponent(pathname.slice(1))} at ${host}`;
}

async function orSayWhy<Result>(database: Database, asked: Promise<Result>): Promise<Result> {
  return await asked.catch((error: unknown) => {
    const why = error instanceof Error ? error.message : 'no reason given';
    throw new SetupError(`DATABASE_URL: ${nameOf(database)} cannot be used (${why}).`);
  });
}
