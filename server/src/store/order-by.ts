import { asc, type Column, type SQL, sql } from 'drizzle-orm';

/**
 * Oldest first, of rows that an index finds by their account. SQLite keeps no statistics: it would rather walk through
 * all times of the environment, which have an index of their own, than sort the few rows of one account.
 */
export function byTime(at: Column): SQL {
  return asc(sql`${at} + 0`);
}
