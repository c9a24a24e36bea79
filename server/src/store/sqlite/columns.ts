import { foreignKey, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** What the tables are made of. Another database brings the same names; its file is the only place with a cast. */
export const columns = {
  table: sqliteTable,
  text: (name: string) => text(name),
  integer: (name: string) => integer(name),
  real: (name: string) => real(name),
  /** Epoch milliseconds. */
  time: (name: string) => integer(name),
  flag: (name: string) => integer(name, { mode: 'boolean' }),
  /** Opaque to SQL. */
  json: <Value>(name: string) => text(name, { mode: 'json' }).$type<Value>(),
  /** Text that only holds the words of `Word`. */
  word: <Word extends string>(name: string) => text(name).$type<Word>(),
  primaryKey,
  foreignKey,
  index,
  uniqueIndex,
};
export type Columns = typeof columns;
