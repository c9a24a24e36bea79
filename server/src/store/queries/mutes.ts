import type { Mute } from '@uptier/shared/contracts/account.ts';
import { and, desc, eq, lte } from 'drizzle-orm';
import { type Connection, insertRows, type Statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type MuteRow = Tables['accountMutes']['$inferSelect'];

/** When accounts were muted and unmuted: one row for each change. */
export function createMuteQueries({ db, tables: { accountMutes } }: Connection) {
  return {
    /** Of two changes in one millisecond the later one holds. */
    record: (row: MuteRow): Statement => insertRows(accountMutes, [row], 'replace'),
    /** The mute an account was under at a moment, null when it was under none. */
    findAt: async (environmentId: string, accountId: string, at: number): Promise<Mute | null> => {
      const isThen = and(
        eq(accountMutes.environmentId, environmentId),
        eq(accountMutes.accountId, accountId),
        lte(accountMutes.at, at),
      );
      const [row] = await db.select().from(accountMutes).where(isThen).orderBy(desc(accountMutes.at)).limit(1);
      return row?.mute ?? null;
    },
  };
}
