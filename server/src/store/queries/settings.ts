import { eq } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';

/** Small values of the installation itself, by name. */
export function createSettingQueries({ db, tables: { settings } }: Connection) {
  return {
    find: async (key: string): Promise<unknown> => {
      const [row] = await db.select().from(settings).where(eq(settings.key, key));
      return row?.value ?? null;
    },
    save: (key: string, value: unknown): Statement => insertRows(settings, [{ key, value }], 'replace'),
    remove: (key: string): Statement => statement(db.delete(settings).where(eq(settings.key, key))),
  };
}
