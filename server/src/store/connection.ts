import type { SQLWrapper } from 'drizzle-orm';
import type { BaseSQLiteDatabase, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tables } from './tables.ts';

/** A built query; its text and values are taken from it when it is written. */
export interface BuiltQuery extends SQLWrapper {
  toSQL(): { sql: string; params: unknown[] };
}

/**
 * One thing to write. `expect` is the number of rows it must touch, else everything written together is rolled back.
 * `rows` go to a table by the fastest way the database has; `known` says what happens to a row whose key is there.
 * A `versioned` row of version n replaces version n - 1, or is the first when n is 1; anything else there is stale.
 */
export type Statement =
  | { kind: 'query'; query: BuiltQuery; expect?: number }
  | { kind: 'rows'; into: SQLiteTable; rows: readonly object[]; known: 'refuse' | 'keep' | 'replace' }
  | { kind: 'versioned'; into: SQLiteTable; row: { readonly version: number } };

export type WriteOutcome = 'written' | 'stale';

/** Queries as they are built; await them, never call `.run`, `.get` or `.all`, which only SQLite's builders have. */
export type Db = BaseSQLiteDatabase<'sync', unknown>;

/** `sparing`: a power cut may take the last writes with it, as is right for what can be made again. */
export type Durability = 'full' | 'sparing';

/** Short texts to the other processes that write to the same database. Each is told at most once, and may be missed. */
export interface Notices {
  tell(text: string): void;
  /** Calls `run` with what others tell; answers its undo. */
  hear(run: (text: string) => void): Promise<() => Promise<void>>;
}

/** Where no other process writes there is nobody to tell. */
export const noNotices: Notices = { tell: () => undefined, hear: () => Promise.resolve(() => Promise.resolve()) };

/** An open database of one dialect. */
export interface Connection {
  db: Db;
  tables: Tables;
  /** Whether other processes write to it at the same time, so that nothing read may be kept for long. */
  isShared: boolean;
  notices: Notices;
  /** All or nothing, on disk when it answers. `stale`: a statement touched another number of rows than it expected. */
  write(statements: readonly Statement[]): Promise<WriteOutcome>;
  /** A copy of everything, safe while serving. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** A statement that may touch any number of rows, or exactly `expect`. */
export function statement(query: BuiltQuery, expect?: number): Statement {
  return expect === undefined ? { kind: 'query', query } : { kind: 'query', query, expect };
}

/** Rows to insert; `keep` leaves a row that is there as it is, `refuse` makes the whole write stale. */
export function insertRows<Table extends SQLiteTable>(
  into: Table,
  rows: readonly Table['$inferInsert'][],
  known: 'refuse' | 'keep' | 'replace' = 'refuse',
): Statement {
  return { kind: 'rows', into, rows, known };
}

/** A whole row under its version; see `Statement`. */
export function saveVersion<Table extends SQLiteTable>(
  into: Table,
  row: Table['$inferInsert'] & { readonly version: number },
): Statement {
  return { kind: 'versioned', into, row };
}
