import type { Grant } from '@uptier/shared/engine/ledger/ledger.ts';
import { and, asc, desc, eq, inArray, isNotNull, lt, lte, or } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type KeptDecisionRow = Tables['keptDecisions']['$inferSelect'];

interface Page {
  userId: string | null;
  campaignId: string | null;
  before: { at: number; id: string } | null;
  limit: number;
}

/** Decisions with their traces: every shown and withheld one, and a sample of those in which nothing was shown. */
export function createKeptDecisionQueries({ db, tables: { keptDecisions } }: Connection) {
  const ofAccount = (environmentId: string, accountId: string) =>
    and(eq(keptDecisions.environmentId, environmentId), eq(keptDecisions.accountId, accountId));

  return {
    /** A decision that is kept already stays as it is, unless it is to be replaced. */
    record: (rows: readonly KeptDecisionRow[], known: 'keep' | 'replace' = 'keep'): Statement =>
      insertRows(keptDecisions, rows, known),

    /** Which of these decisions are kept. */
    async listKnown(environmentId: string, accountId: string, ids: readonly string[]): Promise<Set<string>> {
      const isOne = and(ofAccount(environmentId, accountId), inArray(keptDecisions.id, [...ids]));
      const rows = await db.select({ id: keptDecisions.id }).from(keptDecisions).where(isOne);
      return new Set(rows.map(({ id }) => id));
    },

    /** Newest first. */
    list: async (environmentId: string, accountId: string, page: Page): Promise<KeptDecisionRow[]> =>
      await db
        .select()
        .from(keptDecisions)
        .where(
          and(
            ofAccount(environmentId, accountId),
            page.userId === null ? undefined : eq(keptDecisions.userId, page.userId),
            page.campaignId === null ? undefined : eq(keptDecisions.campaignId, page.campaignId),
            page.before ? isBefore(keptDecisions, page.before) : undefined,
          ),
        )
        .orderBy(desc(keptDecisions.at), desc(keptDecisions.id))
        .limit(page.limit),

    /** Claims that were granted by a moment, oldest first. */
    listGrants: async (environmentId: string, accountId: string, until: number): Promise<Grant[]> => {
      const isThen = and(isNotNull(keptDecisions.granted), lte(keptDecisions.at, until));
      const rows = await db
        .select({ granted: keptDecisions.granted })
        .from(keptDecisions)
        .where(and(ofAccount(environmentId, accountId), isThen))
        .orderBy(asc(keptDecisions.at), asc(keptDecisions.id));
      return rows.flatMap(({ granted }) => granted ?? []);
    },

    /** Takes out samples whose time is over. */
    prune: (now: number): Statement => statement(db.delete(keptDecisions).where(lt(keptDecisions.keepUntil, now))),
  };
}

function isBefore({ at, id }: Tables['keptDecisions'], place: { at: number; id: string }) {
  return or(lt(at, place.at), and(eq(at, place.at), lt(id, place.id)));
}
