import Database from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Statement, WriteOutcome } from '../connection.ts';

/** Thrown inside the transaction to roll it back. */
class Stale extends Error {}

type Rows = Extract<Statement, { kind: 'rows' }>;
interface RowWriter {
  insert: Database.Statement;
  values(row: object): unknown[];
}

const verb = { refuse: 'insert', keep: 'insert', replace: 'insert or replace' } as const;
const MAX_PREPARED = 500;

function createRowWriter(client: Database.Database, into: SQLiteTable, known: Rows['known']): RowWriter {
  const columns = Object.entries(getTableColumns(into));
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  const unless = known === 'keep' ? ' on conflict do nothing' : '';
  const text = `${verb[known]} into "${getTableName(into)}" (${names}) values (${marks})${unless}`;
  const insert = client.prepare(text);
  const values = (row: object) =>
    columns.map(([property, column]) => {
      const value: unknown = Reflect.get(row, property);
      return value === null || value === undefined ? null : column.mapToDriverValue(value);
    });
  return { insert, values };
}

function isTaken(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(error.code);
}

/** Runs statements in one immediate transaction; texts seen before are not prepared again. */
export function createWriter(client: Database.Database): (statements: readonly Statement[]) => WriteOutcome {
  const rowWriters = new Map<SQLiteTable, Map<Rows['known'], RowWriter>>();
  const prepared = new Map<string, Database.Statement>();

  const rowWriter = ({ into, known }: Rows) => {
    const ofTable = rowWriters.get(into) ?? new Map<Rows['known'], RowWriter>();
    const writer = ofTable.get(known) ?? createRowWriter(client, into, known);
    rowWriters.set(into, ofTable.set(known, writer));
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
      const { insert, values } = rowWriter(statement);
      for (const row of statement.rows) insert.run(values(row));
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
