import Database from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Statement, WriteOutcome } from '../connection.ts';
import { createRowWriter, type RowMode, type RowWriter } from './row-writer.ts';

/** Thrown inside the transaction to roll it back. */
class Stale extends Error {}

const MAX_PREPARED = 500;

function isTaken(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(error.code);
}

/** Runs statements in one immediate transaction; texts seen before are not prepared again. */
export function createWriter(client: Database.Database): (statements: readonly Statement[]) => WriteOutcome {
  const rowWriters = new Map<SQLiteTable, Map<RowMode, RowWriter>>();
  const prepared = new Map<string, Database.Statement>();

  const rowWriter = (into: SQLiteTable, mode: RowMode) => {
    const ofTable = rowWriters.get(into) ?? new Map<RowMode, RowWriter>();
    const writer = ofTable.get(mode) ?? createRowWriter(client, into, mode);
    rowWriters.set(into, ofTable.set(mode, writer));
    return writer;
  };
  const prepare = (text: string) => {
    const found = prepared.get(text) ?? client.prepare(text);
    if (prepared.size >= MAX_PREPARED) prepared.clear();
    prepared.set(text, found);
    return found;
  };
  const run = (statement: Statement) => {
    if (statement.kind === 'rows') {
      const write = rowWriter(statement.into, statement.known);
      for (const row of statement.rows) write(row);
      return;
    }
    if (statement.kind === 'versioned') {
      const write = rowWriter(statement.into, statement.row.version === 1 ? 'refuse' : 'update');
      if (write(statement.row) !== 1) throw new Stale();
      return;
    }
    const { sql, params } = statement.query.toSQL();
    const { changes } = prepare(sql).run(params);
    if (statement.expect !== undefined && changes !== statement.expect) throw new Stale();
  };
  const together = client.transaction((statements: readonly Statement[]) => {
    for (const statement of statements) run(statement);
  });

  return (statements) => {
    try {
      together.immediate(statements);
      return 'written';
    } catch (error) {
      if (error instanceof Stale || isTaken(error)) return 'stale';
      throw error;
    }
  };
}
