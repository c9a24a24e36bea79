import { and, asc, count as countRows, eq, gt, gte, inArray, lt, or, sql } from 'drizzle-orm';
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

/** Recorded moments of some days, whole or of a sample of accounts. Days are those of each account's zone. */
export function createMomentListQueries(connection: Connection) {
  const {
    db,
    tables: { moments },
  } = connection;
  const { accountId, at, userId, what, name } = moments;
  const inDays = (environmentId: string, days: Days) => isIn(moments, environmentId, days);

  return {
    listSizes: createSizes(connection),

    /** Whether anything was recorded before a day. */
    async hasBefore(environment: string, day: number): Promise<boolean> {
      // Read by the index of days: by that of environments all of its moments would be read.
      const isThen = and(lt(moments.day, day), sql`${moments.environmentId} || '' = ${environment}`);
      return (await db.select({ day: moments.day }).from(moments).where(isThen).limit(1)).length > 0;
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

/** Instants: from ≤ t < to. */
export interface Span {
  from: number;
  to: number;
}

export interface AccountSize {
  accountId: string;
  moments: number;
  /** Nobody is no user. */
  users: number;
}

const DAY_MS = 86_400_000;

/** How much was recorded of each account in a span, in the order of their ids, at most `limit` after `after`. */
function createSizes({ db, tables: { moments } }: Connection) {
  const { environmentId, accountId, day, userId, at } = moments;
  return async (
    environment: string,
    { from, to }: Span,
    { after, limit }: { after: string; limit: number },
  ): Promise<AccountSize[]> => {
    const [first, last] = [Math.floor(from / DAY_MS), Math.floor(to / DAY_MS)];
    // A day of a zone may lie a day off. Between the edges the index answers alone.
    const isInside = and(gte(day, first + 2), lt(day, last - 1));
    const isWithin = and(gte(at, from), lt(at, to));
    return await db
      .select({
        accountId,
        moments: countRows(),
        users: sql<number>`count(distinct nullif(${userId}, ''))`.mapWith(Number),
      })
      .from(moments)
      .where(
        and(
          ...[eq(environmentId, environment), gt(accountId, after), gte(day, first - 1), lt(day, last + 2)],
          or(isInside, isWithin),
        ),
      )
      .groupBy(accountId)
      .orderBy(asc(accountId))
      .limit(limit);
  };
}
