import { and, eq, sql } from 'drizzle-orm';
import { type Connection, insertRows, type Statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type UserSessionRow = Tables['userSessions']['$inferSelect'];

/** When each user's present session began. */
export function createUserSessionQueries({ db, tables: { userSessions } }: Connection) {
  const ofUser = db
    .select()
    .from(userSessions)
    .where(
      and(
        eq(userSessions.environmentId, sql.placeholder('environment')),
        eq(userSessions.accountId, sql.placeholder('account')),
        eq(userSessions.userId, sql.placeholder('user')),
      ),
    )
    .prepare();

  return {
    find: async (environmentId: string, accountId: string, userId: string): Promise<UserSessionRow | null> => {
      const [row] = await ofUser.execute({ environment: environmentId, account: accountId, user: userId });
      return row ?? null;
    },
    save: (row: UserSessionRow): Statement => insertRows(userSessions, [row], 'replace'),
  };
}
