import { and, asc, eq, sql } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import { byTime } from '../order-by.ts';
import type { Tables } from '../tables.ts';

export type ExposureRow = Tables['exposures']['$inferSelect'];
export type EntryRow = Tables['entries']['$inferSelect'];
export type UpgradeRow = Tables['upgrades']['$inferSelect'];

/** What one account was shown or not shown, and what follows from it: its cohort entries and credited upgrades. */
export function createExposureQueries({ db, tables: { exposures, entries, upgrades } }: Connection) {
  const ofAccount = db
    .select()
    .from(exposures)
    .where(
      and(
        eq(exposures.environmentId, sql.placeholder('environment')),
        eq(exposures.accountId, sql.placeholder('account')),
      ),
    )
    .orderBy(byTime(exposures.at), asc(exposures.decisionId))
    .prepare();

  return {
    listOfAccount: async (environmentId: string, accountId: string): Promise<ExposureRow[]> =>
      await ofAccount.execute({ environment: environmentId, account: accountId }),
    save: (rows: readonly ExposureRow[]): Statement => insertRows(exposures, rows, 'replace'),

    /** Entries and upgrades of one account as they are stored. */
    listHistory: async (
      environmentId: string,
      accountId: string,
    ): Promise<{ entries: EntryRow[]; upgrades: UpgradeRow[] }> => {
      const [ofEntries, ofUpgrades] = [entries, upgrades].map((table) =>
        and(eq(table.environmentId, environmentId), eq(table.accountId, accountId)),
      );
      return {
        entries: await db.select().from(entries).where(ofEntries),
        upgrades: await db.select().from(upgrades).where(ofUpgrades),
      };
    },
    /** Entries and upgrades are derived: an account's rows are replaced as a whole. */
    replaceHistory: (
      environmentId: string,
      accountId: string,
      history: { entries: readonly EntryRow[]; upgrades: readonly UpgradeRow[] },
    ): Statement[] => [
      statement(
        db.delete(entries).where(and(eq(entries.environmentId, environmentId), eq(entries.accountId, accountId))),
      ),
      statement(
        db.delete(upgrades).where(and(eq(upgrades.environmentId, environmentId), eq(upgrades.accountId, accountId))),
      ),
      insertRows(entries, history.entries),
      insertRows(upgrades, history.upgrades),
    ],
  };
}
