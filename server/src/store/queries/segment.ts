import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type GroupRow = Tables['segmentGroups']['$inferSelect'];
export type AliasRow = Tables['segmentAliases']['$inferSelect'];
export type LooseEventRow = Tables['looseEvents']['$inferSelect'];

/** What the Segment wire remembers of people: their last group, their other names, and events that have no account. */
export function createSegmentQueries({ db, tables: { segmentGroups, segmentAliases, looseEvents } }: Connection) {
  return {
    listGroups: async (environmentId: string, userIds: readonly string[]): Promise<GroupRow[]> =>
      await db
        .select()
        .from(segmentGroups)
        .where(and(eq(segmentGroups.environmentId, environmentId), inArray(segmentGroups.userId, [...userIds]))),
    listAliases: async (environmentId: string, previousIds: readonly string[]): Promise<AliasRow[]> =>
      await db
        .select()
        .from(segmentAliases)
        .where(
          and(eq(segmentAliases.environmentId, environmentId), inArray(segmentAliases.previousId, [...previousIds])),
        ),
    /** The newest by (at, event id) stays, whichever comes first. */
    saveGroup: (row: GroupRow): Statement =>
      statement(
        db
          .insert(segmentGroups)
          .values(row)
          .onConflictDoUpdate({
            target: [segmentGroups.environmentId, segmentGroups.userId],
            set: { accountId: row.accountId, at: row.at, eventId: row.eventId },
            setWhere: sql`(${segmentGroups.at}, ${segmentGroups.eventId}) < (${row.at}, ${row.eventId})`,
          }),
      ),
    saveAlias: (row: AliasRow): Statement => insertRows(segmentAliases, [row], 'replace'),
    listLoose: async (environmentId: string, userId: string): Promise<LooseEventRow[]> =>
      await db
        .select()
        .from(looseEvents)
        .where(and(eq(looseEvents.environmentId, environmentId), eq(looseEvents.userId, userId))),
    recordLoose: (rows: readonly LooseEventRow[]): Statement => insertRows(looseEvents, rows, 'keep'),
  };
}
