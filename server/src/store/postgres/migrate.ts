import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Client } from './client.ts';

const FOLDER = fileURLToPath(new URL('../../../migrations-postgres', import.meta.url));
/** Any number that no other program on the same database locks. */
const LOCK = 8_731_140_552;

/** Brings the database to the newest schema. A second process waits at the lock and then finds nothing to do. */
export async function migrate(client: Client): Promise<void> {
  await client.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(${LOCK})`;
    await transaction`create table if not exists schema_migrations (hash text primary key, applied_at bigint not null)`;
    const known = new Set((await transaction`select hash from schema_migrations`).map(({ hash }) => hash));
    for (const { hash, sql, folderMillis } of readMigrationFiles({ migrationsFolder: FOLDER })) {
      if (known.has(hash)) continue;
      for (const step of sql) await transaction.unsafe(step);
      await transaction`insert into schema_migrations (hash, applied_at) values (${hash}, ${folderMillis})`;
    }
  });
}
