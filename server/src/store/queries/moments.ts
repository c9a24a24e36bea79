import { and, eq, lt, sql } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type MomentRow = Tables['moments']['$inferSelect'];

/** Stays below the number of values one SQLite statement may bind. */
const MOST_KEYS = 2000;

/** Moments at which something was asked: of each account, day, user, kind and name the first. */
export function createMomentQueries({ db, tables: { moments } }: Connection) {
  const { environmentId, accountId, day, userId, what, name } = moments;
  const key = { environmentId, accountId, day, userId, what, name };

  return {
    /** A moment whose key is there stays as it is, or makes the whole write stale. */
    record: (rows: readonly MomentRow[], known: 'keep' | 'refuse' = 'keep'): Statement =>
      insertRows(moments, rows, known),

    /** Those of these moments that are there, as they were recorded. */
    async listKnown(environment: string, wanted: readonly MomentRow[]): Promise<MomentRow[]> {
      const known: MomentRow[] = [];
      // By day, as PostgreSQL takes what stands in a list of values for text.
      for (const [on, ofDay] of Map.groupBy(wanted, (row) => row.day)) {
        for (let from = 0; from < ofDay.length; from += MOST_KEYS) {
          const keys = ofDay
            .slice(from, from + MOST_KEYS)
            .map((row) => sql`(${row.accountId}, ${row.userId}, ${row.what}, ${row.name})`);
          const isOne = sql`(${accountId}, ${userId}, ${what}, ${name}) in (values ${sql.join(keys, sql`, `)})`;
          const isThen = and(eq(environmentId, environment), eq(day, on), isOne);
          known.push(...(await db.select().from(moments).where(isThen)));
        }
      }
      return known;
    },

    /** Takes out moments of days before this one, at most `limit` of them. */
    prune(before: number, limit: number): Statement {
      const old = db.select(key).from(moments).where(lt(day, before)).limit(limit);
      return statement(db.delete(moments).where(sql`(${sql.join(Object.values(key), sql`, `)}) in ${old}`));
    },
  };
}
