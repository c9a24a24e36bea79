import { and, eq } from 'drizzle-orm';
import { type Connection, insertRows, type Statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type UserSessionRow = Tables['userSessions']['$inferSelect'];
export type UserSessionQueries = ReturnType<typeof createUserSessionQueries>;

/** When each user's present session began. */
export function createUserSessionQueries({ db, tables: { userSessions } }: Connection) {
  return {
    find: async (environmentId: string, accountId: string, userId: string): Promise<UserSessionRow | null> => {
      const [row] = await db
        .select()
        .from(userSessions)
        .where(
          and(
            eq(userSessions.environmentId, environmentId),
            eq(userSessions.accountId, accountId),
            eq(userSessions.userId, userId),
          ),
        );
      return row ?? null;
    },
    save: (row: UserSessionRow): Statement => insertRows(userSessions, [row], 'replace'),
  };
}
