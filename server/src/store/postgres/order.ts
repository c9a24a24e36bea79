import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Statement } from '../connection.ts';
import type { RowTexts, Text } from './row-texts.ts';

/** One text to send. */
export interface Step extends Text {
  /** How many rows it must touch; null where that does not matter. */
  expect: number | null;
  /** Whether it might touch more than it must, so that it has to be taken back. */
  mayExceed: boolean;
}

/**
 * Versioned rows come first, by table and key: two processes that write the same accounts then wait for each other and
 * never in a circle, and whoever comes second finds another version. The rest keeps its order.
 */
export function stepsOf(statements: readonly Statement[], textsOf: (table: SQLiteTable) => RowTexts): Step[] {
  const versioned = statements.filter((each) => each.kind === 'versioned');
  const rest = statements.filter((each) => each.kind !== 'versioned');
  const byTable = [...Map.groupBy(versioned, ({ into }) => into)].map(([into, list]) => ({
    texts: textsOf(into),
    rows: list.map(({ row }) => row),
  }));
  byTable.sort((a, b) => compare(a.texts.table, b.texts.table));
  return [
    ...byTable.flatMap(({ texts, rows }) => versionedSteps(texts, rows)),
    ...rest.flatMap((each) => step(each, textsOf)),
  ];
}

function versionedSteps(texts: RowTexts, rows: readonly { readonly version: number }[]): Step[] {
  const sorted = rows.map((row) => ({ row, key: texts.keyOf(row) })).sort((a, b) => compare(a.key, b.key));
  const ordered = sorted.map(({ row }) => row);
  const first = ordered.filter(({ version }) => version === 1);
  const next = ordered.filter(({ version }) => version !== 1);
  return [
    ...(first.length === 0 ? [] : [{ ...texts.insert(first, 'refuse'), expect: first.length, mayExceed: false }]),
    ...next.map((row) => ({ ...texts.update(row), expect: 1, mayExceed: false })),
  ];
}

function step(statement: Exclude<Statement, { kind: 'versioned' }>, textsOf: (table: SQLiteTable) => RowTexts): Step[] {
  if (statement.kind === 'query') {
    const { query, expect = null } = statement;
    const { sql, params } = query.toSQL();
    return [{ sql, params: params.map(asValue), expect, mayExceed: expect !== null }];
  }
  if (statement.rows.length === 0) return [];
  const text = textsOf(statement.into).insert(statement.rows, statement.known);
  return [{ ...text, expect: null, mayExceed: false }];
}

function asValue(param: unknown): string | number | boolean | null {
  if (param === null || typeof param === 'string' || typeof param === 'number' || typeof param === 'boolean')
    return param;
  throw new Error(`a value of the type ${typeof param} cannot be written`);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
