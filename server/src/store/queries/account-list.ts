import { and, asc, desc, eq, gt, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type AccountSummary = Omit<Tables['accounts']['$inferSelect'], 'state'>;

export const accountSorts = ['id', 'mrr', 'lastActiveAt', 'createdAt'] as const;
export type AccountSort = (typeof accountSorts)[number];

export interface AccountSearch {
  /** Part of the id or the name, in any case. */
  search?: string | undefined;
  tier?: string | undefined;
  sort: AccountSort;
  /** The last row of the page before. */
  after: { value: string | number | null; id: string } | null;
  limit: number;
}

/** Pages of accounts without their states: by id ascending, by anything else the greatest first. */
export function createAccountListQueries({ db, tables: { accounts } }: Connection) {
  const { environmentId, id, version, name, tier, mrr, currency, stripeCustomerId, lastActiveAt, createdAt } = accounts;
  const summary = { environmentId, id, version, name, tier, mrr, currency, stripeCustomerId, lastActiveAt, createdAt };
  // Accounts that were never active come last.
  const sortValue = (sort: Exclude<AccountSort, 'id'>) => sql`coalesce(${accounts[sort]}, 0)`;

  function contains(text: string): SQL | undefined {
    const patterns = casesOf(text).map((each) => `%${each.replaceAll(/[\\%_]/g, '\\$&')}%`);
    return or(
      ...patterns.flatMap((pattern) => [id, name].map((column) => sql`lower(${column}) like ${pattern} escape '\\'`)),
    );
  }
  function isAfter(sort: AccountSort, last: { value: string | number | null; id: string }): SQL | undefined {
    if (sort === 'id') return gt(id, last.id);
    const value = sortValue(sort);
    return or(sql`${value} < ${last.value ?? 0}`, and(sql`${value} = ${last.value ?? 0}`, lt(id, last.id)));
  }

  return {
    list: async (ofEnvironment: string, search: AccountSearch): Promise<AccountSummary[]> =>
      await db
        .select(summary)
        .from(accounts)
        .where(
          and(
            eq(environmentId, ofEnvironment),
            search.tier === undefined ? undefined : eq(tier, search.tier),
            search.search ? contains(search.search) : undefined,
            search.after ? isAfter(search.sort, search.after) : undefined,
          ),
        )
        .orderBy(...(search.sort === 'id' ? [asc(id)] : [desc(sortValue(search.sort)), desc(id)]))
        .limit(search.limit),
    /** In order of id, those after the one named. */
    listIds: async (ofEnvironment: string, after: string, limit: number): Promise<string[]> => {
      const isNext = and(eq(environmentId, ofEnvironment), gt(id, after));
      const rows = await db.select({ id }).from(accounts).where(isNext).orderBy(asc(id)).limit(limit);
      return rows.map((row) => row.id);
    },
  };
}

/** Databases make only ASCII lower: a name with other letters is found as it was typed or as names are usually written. */
function casesOf(text: string): string[] {
  const lower = text.toLowerCase();
  const words = lower.replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  const inAscii = (letter: string) => letter.toLowerCase();
  return [...new Set([text, lower, text.toUpperCase(), words].map((each) => each.replaceAll(/[A-Z]/g, inAscii)))];
}
