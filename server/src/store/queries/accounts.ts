import { and, asc, eq, inArray, type Placeholder, sql } from 'drizzle-orm';
import { type AccountRow, accountRow } from '../account-row.ts';
import { type Connection, type Statement, saveVersion, statement } from '../connection.ts';
import type { StoredSubject } from '../stored-subject.ts';

const MOST_IDS = 10_000;

/** Accounts: the folded state, and beside it what lists are sorted and searched by. */
export function createAccountQueries({ db, tables: { accounts } }: Connection) {
  const isAccount = (environmentId: string | Placeholder, id: string | Placeholder) =>
    and(eq(accounts.environmentId, environmentId), eq(accounts.id, id));
  // Asked with every request, so it is built and prepared once.
  const version = db
    .select({ version: accounts.version })
    .from(accounts)
    .where(isAccount(sql.placeholder('environment'), sql.placeholder('id')))
    .prepare();

  return {
    find: async (environmentId: string, id: string): Promise<AccountRow | null> => {
      const [row] = await db.select().from(accounts).where(isAccount(environmentId, id));
      return row ?? null;
    },
    findVersion: async (environmentId: string, id: string): Promise<number> => {
      const [row] = await version.execute({ environment: environmentId, id });
      return row?.version ?? 0;
    },
    /** The version of each account that is there; at most as many ids as one page or chunk holds. */
    listVersions: async (environmentId: string, ids: readonly string[]): Promise<Map<string, number>> => {
      const isOne = and(eq(accounts.environmentId, environmentId), inArray(accounts.id, [...ids]));
      const rows = await db.select({ id: accounts.id, version: accounts.version }).from(accounts).where(isOne);
      return new Map(rows.map((row) => [row.id, row.version]));
    },
    listByIds: async (environmentId: string, ids: readonly string[]): Promise<AccountRow[]> => {
      const found: AccountRow[] = [];
      for (let from = 0; from < ids.length; from += MOST_IDS) {
        const some = ids.slice(from, from + MOST_IDS);
        const isOne = and(eq(accounts.environmentId, environmentId), inArray(accounts.id, some));
        found.push(...(await db.select().from(accounts).where(isOne)));
      }
      return found;
    },
    /** The account whose trait `stripeCustomerId` is this; the oldest when several say so. */
    findIdByStripeCustomer: async (environmentId: string, customerId: string): Promise<string | null> => {
      const isCustomer = and(eq(accounts.environmentId, environmentId), eq(accounts.stripeCustomerId, customerId));
      const oldest = [asc(accounts.createdAt), asc(accounts.id)];
      const [row] = await db
        .select({ id: accounts.id })
        .from(accounts)
        .where(isCustomer)
        .orderBy(...oldest)
        .limit(1);
      return row?.id ?? null;
    },
    save: (environmentId: string, id: string, subject: StoredSubject, now: number): Statement =>
      saveVersion(accounts, accountRow(environmentId, id, subject, now)),
  };
}

/** Takes everything that is kept of one account out of every table. */
export function createErasure({ db, tables }: Connection) {
  const { accounts, ledgers, events, userSessions, segmentGroups, exposures, entries, movements, upgrades } = tables;
  const byAccount = [
    ...[ledgers, events, userSessions, segmentGroups, exposures, entries, movements, upgrades],
    ...[tables.stripeEvents, tables.moments, tables.keptDecisions, tables.accountMutes],
  ];
  const { looseEvents } = tables;
  /** People of the account, as long as their group is still known. */
  const peopleOf = (environmentId: string, id: string) =>
    db
      .select({ userId: segmentGroups.userId })
      .from(segmentGroups)
      .where(and(eq(segmentGroups.environmentId, environmentId), eq(segmentGroups.accountId, id)));
  return (environmentId: string, id: string): Statement[] => [
    statement(
      db
        .delete(looseEvents)
        .where(
          and(eq(looseEvents.environmentId, environmentId), inArray(looseEvents.userId, peopleOf(environmentId, id))),
        ),
    ),
    statement(db.delete(accounts).where(and(eq(accounts.environmentId, environmentId), eq(accounts.id, id)))),
    ...byAccount.map((table) =>
      statement(db.delete(table).where(and(eq(table.environmentId, environmentId), eq(table.accountId, id)))),
    ),
  ];
}

/** Takes a person out of the tables that are not folded; what was seen stays counted without a name. */
export function createUserErasure({ db, tables }: Connection) {
  const { userSessions, segmentGroups, exposures, looseEvents, moments, keptDecisions } = tables;
  return (environmentId: string, accountId: string, userId: string): Statement[] => [
    statement(
      db.delete(looseEvents).where(and(eq(looseEvents.environmentId, environmentId), eq(looseEvents.userId, userId))),
    ),
    ...[userSessions, segmentGroups, moments, keptDecisions].map((table) =>
      statement(
        db
          .delete(table)
          .where(and(eq(table.environmentId, environmentId), eq(table.accountId, accountId), eq(table.userId, userId))),
      ),
    ),
    statement(
      db
        .update(exposures)
        .set({ userId: null, note: null })
        .where(
          and(
            eq(exposures.environmentId, environmentId),
            eq(exposures.accountId, accountId),
            eq(exposures.userId, userId),
          ),
        ),
    ),
  ];
}
