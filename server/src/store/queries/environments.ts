import { asc, eq } from 'drizzle-orm';
import { type Connection, insertRows, type Statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type EnvironmentRow = Tables['environments']['$inferSelect'];
export type WorkspaceRow = Tables['workspaces']['$inferSelect'];

/** Workspaces and their environments. */
export function createEnvironmentQueries({ db, tables: { environments, workspaces } }: Connection) {
  return {
    list: async (): Promise<EnvironmentRow[]> => await db.select().from(environments).orderBy(asc(environments.id)),
    find: async (id: string): Promise<EnvironmentRow | null> => {
      const [row] = await db.select().from(environments).where(eq(environments.id, id));
      return row ?? null;
    },
    record: (row: EnvironmentRow): Statement => insertRows(environments, [row]),
    recordWorkspace: (row: WorkspaceRow): Statement => insertRows(workspaces, [row], 'keep'),
  };
}
