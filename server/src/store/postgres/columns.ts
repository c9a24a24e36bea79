import {
  bigint,
  boolean,
  customType,
  doublePrecision,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Db } from '../connection.ts';
import type { Columns } from '../sqlite/columns.ts';

// In the order of bytes, as SQLite and JavaScript see text: pages and ranges of ids depend on it.
const bytewise = 'text COLLATE "C"';

export const text = customType<{ data: string; driverData: string }>({ dataType: () => bytewise });
const integer = (name: string) => bigint(name, { mode: 'number' });
/** Text and not jsonb, which refuses \u0000 and would reorder keys. */
const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => bytewise,
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (written): unknown => JSON.parse(written),
});

const own = {
  table: pgTable,
  text: (name: string) => text(name),
  integer,
  real: (name: string) => doublePrecision(name),
  time: integer,
  flag: (name: string) => boolean(name),
  json: (name: string) => json(name),
  word: (name: string) => text(name),
  primaryKey,
  foreignKey,
  index,
  uniqueIndex,
};

/** The same names as on SQLite. Queries are typed by one dialect only, so this file is where the other takes its place. */
export const { columns, asDb } = takePlace({ columns: own, asDb: (db: PostgresJsDatabase): unknown => db });

function takePlace(ours: unknown): { columns: Columns; asDb: (db: PostgresJsDatabase) => Db } {
  // biome-ignore lint/nursery/noUnsafeTypeAssertion: builders of both dialects answer to the same calls.
  return ours as ReturnType<typeof takePlace>;
}
