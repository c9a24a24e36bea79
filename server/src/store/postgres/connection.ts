import { drizzle } from 'drizzle-orm/postgres-js';
import type { Connection, Durability } from '../connection.ts';
import { createClient } from './client.ts';
import { asDb } from './columns.ts';
import { migrate } from './migrate.ts';
import { createNotices } from './notices.ts';
import { tables } from './schema.ts';
import { createWriter } from './write.ts';

/** Opens (and brings up to date) one PostgreSQL database. */
export async function openPostgres(url: string, durability?: Durability): Promise<Connection> {
  const client = createClient(url, durability ? { durability } : {});
  const close = async () => await client.end({ timeout: 5 });
  try {
    await migrate(client);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db: asDb(drizzle(client)),
    tables,
    isShared: true,
    notices: createNotices(client),
    write: createWriter(client),
    backup: () => Promise.reject(new Error('PostgreSQL is copied with pg_dump')),
    close,
  };
}
