import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type KeyRow = Tables['keys']['$inferSelect'];

/** Keys by their hash; the key itself is never stored. A revoked one is found no more. */
export function createKeyQueries({ db, tables: { keys } }: Connection) {
  const byHash = db
    .select()
    .from(keys)
    .where(and(eq(keys.hash, sql.placeholder('hash')), isNull(keys.revokedAt)))
    .prepare();

  return {
    findByHash: async (hash: string): Promise<KeyRow | null> => {
      const [row] = await byHash.execute({ hash });
      return row ?? null;
    },
    list: async (environmentId: string): Promise<KeyRow[]> =>
      await db
        .select()
        .from(keys)
        .where(and(eq(keys.environmentId, environmentId), isNull(keys.revokedAt)))
        .orderBy(asc(keys.createdAt), asc(keys.id)),
    record: (row: KeyRow): Statement => insertRows(keys, [row]),
    revoke: (environmentId: string, id: string, at: number): Statement =>
      statement(
        db
          .update(keys)
          .set({ revokedAt: at })
          .where(and(eq(keys.environmentId, environmentId), eq(keys.id, id), isNull(keys.revokedAt))),
        1,
      ),
  };
}
