import { and, desc, eq, lt } from 'drizzle-orm';
import { type Connection, insertRows, type Statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type AuditRow = Tables['audit']['$inferSelect'];

/** Who changed what, newest first. */
export function createAuditQueries({ db, tables: { audit } }: Connection) {
  return {
    list: async (environmentId: string, before: number, limit: number): Promise<AuditRow[]> =>
      await db
        .select()
        .from(audit)
        .where(and(eq(audit.environmentId, environmentId), lt(audit.at, before)))
        .orderBy(desc(audit.at), desc(audit.id))
        .limit(limit),
    record: (row: AuditRow): Statement => insertRows(audit, [row]),
  };
}
