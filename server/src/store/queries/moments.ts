import { hash32 } from '@uptier/shared/engine/hash.ts';
import { and, asc, count as countRows, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type MomentRow = Tables['moments']['$inferSelect'];

/** Days since 1970 in the account's zone: from ≤ day < to. */
export interface Days {
  from: number;
  to: number;
}

/** Where a page of moments ended. */
export type MomentPlace = Pick<MomentRow, 'accountId' | 'at' | 'userId' | 'what' | 'name'>;

const SAMPLE_SEED = 0x5a3e;
const HASHES = 2 ** 32;
/** Stays below the number of values one SQLite statement may bind. */
const MOST_KEYS = 2000;
const IDS_PER_STEP = 1000;

/** Whether an account is of a sample that holds this share of all accounts; a larger sample holds a smaller one. */
export function isInSample(accountId: string, share: number): boolean {
  return hash32(accountId, SAMPLE_SEED) < share * HASHES;
}

/** Moments at which something was asked: of each account, day, user, kind and name the first. */
export function createMomentQueries({ db, tables: { moments } }: Connection) {
  const inDays = (environmentId: string, { from, to }: Days) =>
    and(eq(moments.environmentId, environmentId), sql`${moments.day} >= ${from}`, lt(moments.day, to));

  return {
    /** A moment whose key is there stays as it is. */
    record: (rows: readonly MomentRow[]): Statement => insertRows(moments, rows, 'keep'),

    /** Those of these moments that are there, as they were recorded. */
    async listKnown(environmentId: string, wanted: readonly MomentRow[]): Promise<MomentRow[]> {
      const known: MomentRow[] = [];
      for (const [day, ofDay] of Map.groupBy(wanted, (row) => row.day)) {
        for (let from = 0; from < ofDay.length; from += MOST_KEYS) {
          const keys = ofDay
            .slice(from, from + MOST_KEYS)
            .map(({ accountId, userId, what, name }) => sql`(${accountId}, ${userId}, ${what}, ${name})`);
          const isOne = sql`(${moments.accountId}, ${moments.userId}, ${moments.what}, ${moments.name}) in (values ${sql.join(keys, sql`, `)})`;
          const isThen = and(eq(moments.environmentId, environmentId), eq(moments.day, day), isOne);
          known.push(...(await db.select().from(moments).where(isThen)));
        }
      }
      return known;
    },

    /** How many moments, and of how many accounts and users. */
    async count(environmentId: string, days: Days): Promise<{ moments: number; accounts: number; users: number }> {
      const byAccount = db
        .select({
          moments: countRows().as('moments'),
          // Nobody is no user.
          users: sql<number>`count(distinct nullif(${moments.userId}, ''))`.mapWith(Number).as('users'),
        })
        .from(moments)
        .where(inDays(environmentId, days))
        .groupBy(moments.accountId)
        .as('by_account');
      const [row] = await db
        .select({
          moments: sql<number>`coalesce(sum(${byAccount.moments}), 0)`.mapWith(Number),
          accounts: countRows(),
          users: sql<number>`coalesce(sum(${byAccount.users}), 0)`.mapWith(Number),
        })
        .from(byAccount);
      return row ?? { moments: 0, accounts: 0, users: 0 };
    },

    /** Accounts that have moments in these days, in the order of their ids, at most `limit` after `after`. */
    async listAccountIds(
      environmentId: string,
      days: Days,
      { share = 1, after, limit }: { share?: number; after: string; limit: number },
    ): Promise<string[]> {
      const found: string[] = [];
      let last = after;
      while (found.length < limit) {
        const step = await db
          .select({ accountId: moments.accountId })
          .from(moments)
          .where(and(inDays(environmentId, days), gt(moments.accountId, last)))
          .groupBy(moments.accountId)
          .orderBy(asc(moments.accountId))
          .limit(IDS_PER_STEP);
        found.push(...step.map(({ accountId }) => accountId).filter((id) => isInSample(id, share)));
        const end = step.at(-1);
        if (!end || step.length < IDS_PER_STEP) break;
        last = end.accountId;
      }
      return found.slice(0, limit);
    },

    /** The moments of these accounts, by account and then oldest first, at most `limit` after `after`. */
    list: async (
      environmentId: string,
      days: Days,
      { accountIds, after, limit }: { accountIds: readonly string[]; after: MomentPlace | null; limit: number },
    ): Promise<MomentRow[]> =>
      await db
        .select()
        .from(moments)
        .where(
          and(
            inDays(environmentId, days),
            inArray(moments.accountId, [...accountIds]),
            after ? isAfter(moments, after) : undefined,
          ),
        )
        .orderBy(asc(moments.accountId), asc(moments.at), asc(moments.userId), asc(moments.what), asc(moments.name))
        .limit(limit),

    /** Takes out moments of days before this one, at most `limit` of them. */
    prune(before: number, limit: number): Statement {
      const old = db.select(keyOf(moments)).from(moments).where(lt(moments.day, before)).limit(limit);
      return statement(db.delete(moments).where(sql`${keyList(moments)} in ${old}`));
    },
  };
}

function keyOf({ environmentId, accountId, day, userId, what, name }: Tables['moments']) {
  return { environmentId, accountId, day, userId, what, name };
}

function keyList(moments: Tables['moments']): SQL {
  return sql`(${sql.join(Object.values(keyOf(moments)), sql`, `)})`;
}

function isAfter(moments: Tables['moments'], { accountId, at, userId, what, name }: MomentPlace): SQL {
  const place = sql`(${moments.accountId}, ${moments.at}, ${moments.userId}, ${moments.what}, ${moments.name})`;
  return sql`${place} > (${accountId}, ${at}, ${userId}, ${what}, ${name})`;
}
