import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { type Connection, type Durability, noNotices } from '../connection.ts';
import { migrate } from './migrate.ts';
import { rememberPrepared } from './remember-prepared.ts';
import { tables } from './schema.ts';
import { createWriter } from './write.ts';

/** Opens (and brings up to date) one SQLite file, or a store in memory for `:memory:`. */
export function openSqlite(file: string, durability: Durability = 'full'): Connection {
  const client = new Database(file);
  client.pragma('journal_mode = WAL');
  client.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`);
  client.pragma('cache_size = -65536');
  migrate(client);
  rememberPrepared(client);
  const write = createWriter(client);
  return {
    db: drizzle(client),
    tables,
    isShared: false,
    notices: noNotices,
    write: (statements) => Promise.resolve().then(() => write(statements)),
    backup: async (target) => {
      await client.backup(target);
    },
    close: () => Promise.resolve(client.close()).then(() => undefined),
  };
}
