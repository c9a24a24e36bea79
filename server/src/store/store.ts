import type { Connection, Durability } from './connection.ts';
import type { Store } from './port.ts';
import { createQueries } from './queries.ts';
import { openSqlite } from './sqlite/connection.ts';

export function createStore(connection: Connection): Store {
  const { isShared, notices, write, backup, close } = connection;
  return { ...createQueries(connection), isShared, notices, write, backup, close };
}

/** A store on one SQLite file; `:memory:` for tests. */
export function createSqliteStore(file: string, durability?: Durability): Store {
  return createStore(openSqlite(file, durability));
}
