import { eq } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type SeenNameRow = Tables['seenNames']['$inferSelect'];

/** Names of traits and events that were really sent. Rows are only ever added, so that writers need no order. */
export function createNameQueries({ db, tables: { seenNames } }: Connection) {
  return {
    list: async (environmentId: string): Promise<SeenNameRow[]> =>
      await db.select().from(seenNames).where(eq(seenNames.environmentId, environmentId)),
    record: (rows: readonly SeenNameRow[]): Statement => insertRows(seenNames, rows, 'keep'),
    /** All names of an environment, found again. */
    replace: (environmentId: string, rows: readonly SeenNameRow[]): Statement[] => [
      statement(db.delete(seenNames).where(eq(seenNames.environmentId, environmentId))),
      insertRows(seenNames, rows, 'keep'),
    ],
  };
}
