import { eq } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type SeenNameRow = Tables['seenNames']['$inferSelect'];

/** Names of traits and events that were really sent. */
export function createNameQueries({ db, tables: { seenNames } }: Connection) {
  return {
    list: async (environmentId: string): Promise<SeenNameRow[]> =>
      await db.select().from(seenNames).where(eq(seenNames.environmentId, environmentId)),
    /** All of a write at once: in the order of their key, so that writers who wait for each other never do so in a circle. */
    record: (rows: readonly SeenNameRow[]): Statement => insertRows(seenNames, inOrder(rows), 'keep'),
    /** All names of an environment, found again. */
    replace: (environmentId: string, rows: readonly SeenNameRow[]): Statement[] => [
      statement(db.delete(seenNames).where(eq(seenNames.environmentId, environmentId))),
      insertRows(seenNames, rows, 'keep'),
    ],
  };
}

function inOrder(rows: readonly SeenNameRow[]): SeenNameRow[] {
  const keyed = rows.map((row) => ({ row, key: [row.environmentId, row.of, row.name, row.kind].join('\u0000') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
}
