import type { Columns } from '../sqlite/columns.ts';

/** Who changed what. */
export function auditTables({ table, text, time, json, primaryKey }: Columns) {
  const audit = table(
    'audit',
    {
      environmentId: text('environment_id').notNull(),
      at: time('at').notNull(),
      id: text('id').notNull(),
      who: text('who').notNull(),
      what: text('what').notNull(),
      detail: json<unknown>('detail'),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.at, row.id] })],
  );
  return { audit };
}
