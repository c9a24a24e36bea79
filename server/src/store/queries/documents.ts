import { and, asc, desc, eq, lte } from 'drizzle-orm';
import { type Connection, insertRows, type Statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type DocumentRow = Tables['documents']['$inferSelect'];

/** Catalog and policy, every version of them. */
export function createDocumentQueries({ db, tables: { documents } }: Connection) {
  return {
    find: async (environmentId: string, kind: DocumentRow['kind']): Promise<DocumentRow | null> => {
      const [row] = await db
        .select()
        .from(documents)
        .where(and(eq(documents.environmentId, environmentId), eq(documents.kind, kind)))
        .orderBy(desc(documents.version))
        .limit(1);
      return row ?? null;
    },
    /** The version that held at a past moment; before the first was written, the first. */
    findAt: async (environmentId: string, kind: DocumentRow['kind'], at: number): Promise<DocumentRow | null> => {
      const ofKind = and(eq(documents.environmentId, environmentId), eq(documents.kind, kind));
      const [held] = await db
        .select()
        .from(documents)
        .where(and(ofKind, lte(documents.createdAt, at)))
        .orderBy(desc(documents.version))
        .limit(1);
      if (held) return held;
      const [first] = await db.select().from(documents).where(ofKind).orderBy(asc(documents.version)).limit(1);
      return first ?? null;
    },
    /** Every version written up to a moment, oldest first; the first where none was. */
    listUntil: async (environmentId: string, kind: DocumentRow['kind'], at: number): Promise<DocumentRow[]> => {
      const ofKind = and(eq(documents.environmentId, environmentId), eq(documents.kind, kind));
      const rows = await db.select().from(documents).where(ofKind).orderBy(asc(documents.version));
      return rows.filter(({ createdAt }, index) => index === 0 || createdAt <= at);
    },
    /** Stale when somebody else wrote that version first. */
    record: (row: DocumentRow): Statement => insertRows(documents, [row]),
  };
}
