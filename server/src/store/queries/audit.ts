import { and, desc, eq, lt, type SQL } from 'drizzle-orm';
import { type Connection, insertRows, type Statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type AuditRow = Tables['audit']['$inferSelect'];

/** Who changed what, newest first. */
export function createAuditQueries({ db, tables: { audit } }: Connection) {
  return {
    /** Those before a moment; what was done in one instant stays on one page, which may be longer for it. */
    list: async (environmentId: string, before: number, limit: number): Promise<AuditRow[]> => {
      const newest = (where: SQL | undefined) =>
        db
          .select()
          .from(audit)
          .where(and(eq(audit.environmentId, environmentId), where))
          .orderBy(desc(audit.at), desc(audit.id));
      const rows = await newest(lt(audit.at, before)).limit(limit);
      const last = rows.at(limit - 1);
      return last ? [...rows, ...(await newest(and(eq(audit.at, last.at), lt(audit.id, last.id))))] : rows;
    },
    record: (row: AuditRow): Statement => insertRows(audit, [row]),
  };
}
