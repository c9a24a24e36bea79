import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';

const FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Brings the file to the newest schema. A second process waits at the lock and then finds nothing to do. */
export function migrate(client: Database.Database): void {
  // Rebuilding a table inside a transaction must not cascade through foreign keys.
  client.pragma('foreign_keys = OFF');
  client
    .transaction(() => {
      client.exec('create table if not exists schema_migrations (hash text primary key, applied_at integer not null)');
      const known = new Set(client.prepare<[], string>('select hash from schema_migrations').pluck().all());
      const record = client.prepare('insert into schema_migrations (hash, applied_at) values (?, ?)');
      for (const { hash, sql, folderMillis } of readMigrationFiles({ migrationsFolder: FOLDER })) {
        if (known.has(hash)) continue;
        for (const step of sql) client.exec(step);
        record.run(hash, folderMillis);
      }
    })
    .exclusive();
  client.pragma('foreign_keys = ON');
}
