import { and, asc, eq } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import { byTime } from '../order-by.ts';
import type { Tables } from '../tables.ts';

export type MovementRow = Tables['movements']['$inferSelect'];

/** Changes of an account's recurring revenue; the id is that of the event that made it. */
export function createMovementQueries({ db, tables: { movements } }: Connection) {
  const isOfAccount = (environmentId: string, accountId: string) =>
    and(eq(movements.environmentId, environmentId), eq(movements.accountId, accountId));
  return {
    find: async (environmentId: string, accountId: string, id: string): Promise<MovementRow | null> => {
      const [row] = await db
        .select()
        .from(movements)
        .where(and(isOfAccount(environmentId, accountId), eq(movements.id, id)));
      return row ?? null;
    },
    /** Oldest first. */
    listOfAccount: async (environmentId: string, accountId: string): Promise<MovementRow[]> =>
      await db
        .select()
        .from(movements)
        .where(isOfAccount(environmentId, accountId))
        .orderBy(byTime(movements.at), asc(movements.id)),
    record: (rows: readonly MovementRow[]): Statement => insertRows(movements, rows, 'replace'),
    remove: (environmentId: string, accountId: string, id: string): Statement =>
      statement(db.delete(movements).where(and(isOfAccount(environmentId, accountId), eq(movements.id, id)))),
  };
}
