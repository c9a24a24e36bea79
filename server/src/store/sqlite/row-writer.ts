import type Database from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';

type Columns = [property: string, column: ReturnType<typeof getTableColumns>[string]][];
export type RowMode = 'refuse' | 'keep' | 'replace' | 'update';

/** A prepared text that takes one row of a table; answers how many rows it touched. */
export type RowWriter = (row: object) => number;

/** `update` finds the row by its key and the version before the row's own. */
export function createRowWriter(client: Database.Database, into: SQLiteTable, mode: RowMode): RowWriter {
  const all: Columns = Object.entries(getTableColumns(into));
  const name = `"${getTableName(into)}"`;
  if (mode === 'update') return createUpdate(client, name, all, keysOf(into));
  const names = all.map(([, column]) => `"${column.name}"`).join(', ');
  const verb = mode === 'replace' ? 'insert or replace' : 'insert';
  const unless = mode === 'keep' ? ' on conflict do nothing' : '';
  const text = `${verb} into ${name} (${names}) values (${all.map(() => '?').join(', ')})${unless}`;
  const prepared = client.prepare(text);
  return (row) => prepared.run(valuesOf(row, all)).changes;
}

function createUpdate(client: Database.Database, name: string, all: Columns, keys: ReadonlySet<string>): RowWriter {
  const inKey = all.filter(([, column]) => keys.has(column.name));
  const others = all.filter(([, column]) => !keys.has(column.name));
  const set = others.map(([, column]) => `"${column.name}" = ?`).join(', ');
  const where = inKey.map(([, column]) => `"${column.name}" = ?`).join(' and ');
  const prepared = client.prepare(`update ${name} set ${set} where ${where} and "version" = ? - 1`);
  const version: Columns = all.filter(([, column]) => column.name === 'version');
  return (row) => prepared.run([...valuesOf(row, others), ...valuesOf(row, inKey), ...valuesOf(row, version)]).changes;
}

function keysOf(table: SQLiteTable): ReadonlySet<string> {
  const { columns, primaryKeys } = getTableConfig(table);
  const own = columns.filter(({ primary }) => primary);
  return new Set([...own, ...primaryKeys.flatMap((key) => key.columns)].map(({ name }) => name));
}

function valuesOf(row: object, columns: Columns): unknown[] {
  return columns.map(([property, column]) => {
    const value: unknown = Reflect.get(row, property);
    return value === null || value === undefined ? null : column.mapToDriverValue(value);
  });
}
