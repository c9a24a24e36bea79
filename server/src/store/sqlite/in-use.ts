import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';

/** True while another process holds this database open: only the last one may have it for itself. */
export function isInUse(file: string): boolean {
  if (!existsSync(file)) return false;
  const client = new Database(file, { timeout: 0 });
  try {
    client.pragma('locking_mode = EXCLUSIVE');
    client.exec('begin exclusive; commit');
    return false;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return true;
    throw error;
  } finally {
    client.close();
  }
}
