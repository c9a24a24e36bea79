import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';

type Value = string | number | boolean | null;

/** A text with its values; of many rows, each value is a column of all of them. */
export interface Text {
  sql: string;
  params: (Value | Value[])[];
}

/** The texts that write whole rows of one table. */
export interface RowTexts {
  table: string;
  insert(rows: readonly object[], known: 'refuse' | 'keep' | 'replace'): Text;
  /** Of the version before the row's own. */
  update(row: object): Text;
  keyOf(row: object): string;
}

const quoted = (name: string) => `"${name}"`;

export function createRowTexts(table: unknown): RowTexts {
  if (!is(table, PgTable)) throw new Error('this is no table of PostgreSQL');
  const { name } = getTableConfig(table);
  const keys = keysOf(table);
  const columns = Object.entries(getTableColumns(table)).map(([property, column]) => ({
    name: quoted(column.name),
    type: column.getSQLType().replace(/ collate .*/i, ''),
    isKey: keys.has(column.name),
    valueIn: (row: object): string | null => {
      const value: unknown = Reflect.get(row, property);
      return value === null || value === undefined ? null : String(column.mapToDriverValue(value));
    },
  }));
  const inKey = columns.filter(({ isKey }) => isKey);
  const others = columns.filter(({ isKey }) => !isKey);
  const version = columns.filter((column) => column.name === quoted('version'));
  const namesOf = (list: typeof columns) => list.map((column) => column.name).join(', ');
  const keyOf = (row: object) => JSON.stringify(inKey.map(({ valueIn }) => valueIn(row)));

  const casts = columns.map((column) => `${column.name}::${column.type}`).join(', ');
  const arrays = columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  const replaced = others.map((column) => `${column.name} = excluded.${column.name}`).join(', ');
  const unless = {
    refuse: '',
    keep: ' on conflict do nothing',
    replace: ` on conflict (${namesOf(inKey)}) do ${replaced === '' ? 'nothing' : `update set ${replaced}`}`,
  };
  const insert = `insert into ${quoted(name)} (${namesOf(columns)}) select ${casts} from unnest(${arrays}) as given (${namesOf(columns)})`;

  const places = [...others, ...inKey, ...version].map((column, index) => `$${index + 1}::text::${column.type}`);
  const set = others.map((column, index) => `${column.name} = ${places[index]}`).join(', ');
  const where = [...inKey, ...version].map((column, index) => `${column.name} = ${places[others.length + index]}`);
  const update = `update ${quoted(name)} set ${set} where ${where.join(' and ')} - 1`;

  return {
    table: name,
    keyOf,
    insert: (rows, known) => {
      // One text may not replace a row twice: the last of equals wins, as it does one by one.
      const once = known === 'replace' ? [...new Map(rows.map((row) => [keyOf(row), row])).values()] : rows;
      const params = columns.map(({ valueIn }) => once.map(valueIn));
      return { sql: `${insert}${unless[known]}`, params };
    },
    update: (row) => ({
      sql: update,
      params: [...others, ...inKey, ...version].map(({ valueIn }) => valueIn(row)),
    }),
  };
}

/** By name: a key of several columns holds copies of them. */
function keysOf(table: PgTable): ReadonlySet<string> {
  const { name, columns, primaryKeys } = getTableConfig(table);
  const own = columns.filter(({ primary }) => primary);
  const keys = [...own, ...primaryKeys.flatMap((key) => key.columns)];
  if (keys.length === 0) throw new Error(`the table ${name} has no key`);
  return new Set(keys.map((column) => column.name));
}
