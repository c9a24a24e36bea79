import { isInSample } from '@uptier/shared/engine/sample.ts';
import { and, asc, count as countRows, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import type { Tables } from '../tables.ts';
import type { MomentRow } from './moments.ts';

type Moments = Tables['moments'];

/** Days since 1970: from ≤ day < to. */
export interface Days {
  from: number;
  to: number;
}

/** Where a page of moments ended. */
type MomentPlace = Pick<MomentRow, 'accountId' | 'at' | 'userId' | 'what' | 'name'>;

const IDS_PER_STEP = 1000;

/** Recorded moments of some days, whole or of a sample of accounts. Days are those of each account's zone. */
export function createMomentListQueries(connection: Connection) {
  const {
    db,
    tables: { moments },
  } = connection;
  const { accountId, at, userId, what, name } = moments;
  const inDays = (environmentId: string, days: Days) => isIn(moments, environmentId, days);

  return {
    count: createCount(connection),

    /** Accounts of a sample that have moments in these days, in the order of their ids, at most `limit` after `after`. */
    async listAccountIds(
      environmentId: string,
      days: Days,
      { share, after, limit }: { share: number; after: string; limit: number },
    ): Promise<string[]> {
      const found: string[] = [];
      let last: string | null = after;
      while (last !== null && found.length < limit) {
        const ids = await db
          .selectDistinct({ accountId })
          .from(moments)
          .where(and(inDays(environmentId, days), gt(accountId, last)))
          .orderBy(asc(accountId))
          .limit(IDS_PER_STEP);
        found.push(...ids.map((row) => row.accountId).filter((id) => isInSample(id, share)));
        last = ids.length < IDS_PER_STEP ? null : (ids.at(-1)?.accountId ?? null);
      }
      return found.slice(0, limit);
    },

    /** The moments of these accounts, by account and then oldest first, at most `limit` after `after`. */
    async list(
      environmentId: string,
      days: Days,
      { accountIds, after, limit }: { accountIds: readonly string[]; after: MomentPlace | null; limit: number },
    ): Promise<MomentRow[]> {
      const isAfter =
        after &&
        sql`(${accountId}, ${at}, ${userId}, ${what}, ${name}) > (${after.accountId}, ${after.at}, ${after.userId}, ${after.what}, ${after.name})`;
      return await db
        .select()
        .from(moments)
        .where(and(inDays(environmentId, days), inArray(accountId, [...accountIds]), isAfter ?? undefined))
        .orderBy(asc(accountId), asc(at), asc(userId), asc(what), asc(name))
        .limit(limit);
    },
  };
}

function isIn(moments: Moments, environmentId: string, { from, to }: Days) {
  return and(eq(moments.environmentId, environmentId), gte(moments.day, from), lt(moments.day, to));
}

/** How many moments, and of how many accounts and users. Nobody is no user. */
function createCount({ db, tables: { moments } }: Connection) {
  return async (environmentId: string, days: Days): Promise<{ moments: number; accounts: number; users: number }> => {
    const byAccount = db
      .select({
        moments: countRows().as('moments'),
        users: sql<number>`count(distinct nullif(${moments.userId}, ''))`.mapWith(Number).as('users'),
      })
      .from(moments)
      .where(isIn(moments, environmentId, days))
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
  };
}
