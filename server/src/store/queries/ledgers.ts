import type { Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { type Connection, type Statement, saveVersion } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type LedgerRow = Tables['ledgers']['$inferSelect'];

const MOST_IDS = 10_000;

/** The account's memory of what its users were shown. */
export function createLedgerQueries({ db, tables: { ledgers } }: Connection) {
  const version = db
    .select({ version: ledgers.version })
    .from(ledgers)
    .where(and(eq(ledgers.environmentId, sql.placeholder('environment')), eq(ledgers.accountId, sql.placeholder('id'))))
    .prepare();

  return {
    listByIds: async (environmentId: string, accountIds: readonly string[]): Promise<LedgerRow[]> => {
      const found: LedgerRow[] = [];
      for (let from = 0; from < accountIds.length; from += MOST_IDS) {
        const some = accountIds.slice(from, from + MOST_IDS);
        const isOne = and(eq(ledgers.environmentId, environmentId), inArray(ledgers.accountId, some));
        found.push(...(await db.select().from(ledgers).where(isOne)));
      }
      return found;
    },
    listVersions: async (environmentId: string, accountIds: readonly string[]): Promise<Map<string, number>> => {
      const isOne = and(eq(ledgers.environmentId, environmentId), inArray(ledgers.accountId, [...accountIds]));
      const rows = await db.select({ id: ledgers.accountId, version: ledgers.version }).from(ledgers).where(isOne);
      return new Map(rows.map((row) => [row.id, row.version]));
    },
    findVersion: async (environmentId: string, accountId: string): Promise<number> => {
      const [row] = await version.execute({ environment: environmentId, id: accountId });
      return row?.version ?? 0;
    },
    save: (environmentId: string, accountId: string, version: number, body: Ledger): Statement =>
      saveVersion(ledgers, { environmentId, accountId, version, body }),
  };
}
