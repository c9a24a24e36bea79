import type { Columns } from '../sqlite/columns.ts';

/** What the installation has set, its workspaces, and their environments. */
export function environmentTables({ table, text, time, json, word }: Columns) {
  const settings = table('settings', { key: text('key').primaryKey(), value: json<unknown>('value').notNull() });
  const workspaces = table('workspaces', { id: text('id').primaryKey(), name: text('name').notNull() });

  const environments = table('environments', {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    name: text('name').notNull(),
    kind: word<'production' | 'development'>('kind').notNull(),
    timezone: text('timezone').notNull(),
    salt: text('salt').notNull(),
    createdAt: time('created_at').notNull(),
  });
  return { settings, workspaces, environments };
}

type Environments = ReturnType<typeof environmentTables>['environments'];

/** The column of a table whose rows go with their environment. */
export function ownerOf({ text }: Columns, environments: Environments) {
  return () =>
    text('environment_id')
      .notNull()
      .references(() => environments.id);
}
export type Owner = ReturnType<typeof ownerOf>;
