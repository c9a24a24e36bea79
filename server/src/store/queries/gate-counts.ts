import { and, eq, gte, lt, sql } from 'drizzle-orm';
import { type Connection, type Statement, statement } from '../connection.ts';
import type { Tables } from '../tables.ts';
import type { Days } from './moment-list.ts';

export type GateCountRow = Tables['gateCounts']['$inferSelect'];

/** How often each gate stopped each campaign; `gate` is '' where none did. */
export function createGateCountQueries({ db, tables: { gateCounts } }: Connection) {
  return {
    /** Adds to what was counted before. A row may be given once only. */
    add: (rows: readonly GateCountRow[]): Statement[] =>
      rows.length === 0
        ? []
        : [
            statement(
              db
                .insert(gateCounts)
                .values([...rows])
                .onConflictDoUpdate({
                  target: [
                    gateCounts.environmentId,
                    gateCounts.day,
                    gateCounts.campaignId,
                    gateCounts.gate,
                    gateCounts.code,
                  ],
                  set: { count: sql`${gateCounts.count} + excluded.count` },
                }),
            ),
          ],
    list: async (environmentId: string, { from, to }: Days, campaignId: string | null): Promise<GateCountRow[]> =>
      await db
        .select()
        .from(gateCounts)
        .where(
          and(
            eq(gateCounts.environmentId, environmentId),
            gte(gateCounts.day, from),
            lt(gateCounts.day, to),
            campaignId === null ? undefined : eq(gateCounts.campaignId, campaignId),
          ),
        ),
    /** Takes out the counts of days before this one. */
    prune: (environmentId: string, before: number): Statement =>
      statement(
        db.delete(gateCounts).where(and(eq(gateCounts.environmentId, environmentId), lt(gateCounts.day, before))),
      ),
    clear: (environmentId: string): Statement =>
      statement(db.delete(gateCounts).where(eq(gateCounts.environmentId, environmentId))),
  };
}
