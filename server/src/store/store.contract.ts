import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, insertRows, statement } from './connection.ts';
import { createStore } from './store.ts';

/** What every database must do, run once for each. `open` answers an empty one. */
export function storeContract(name: string, open: () => Promise<Connection>): void {
  describe(`the store on ${name}`, () => {
    let connection: Connection;
    beforeEach(async () => {
      connection = await open();
    });
    afterEach(() => connection.close());
    const keys = async () =>
      (await connection.db.select().from(connection.tables.settings)).map(({ key }) => key).sort();
    const save = (key: string, value: unknown, known?: 'refuse' | 'keep' | 'replace') =>
      insertRows(connection.tables.settings, [{ key, value }], known);

    it('gives back JSON as it was written', async () => {
      const value = { 'a "b"': [1, null, 'ü 🎈'], deep: { at: 1_700_000_000_000 } };
      await connection.write([save('x', value)]);
      expect(await createStore(connection).settings.find('x')).toEqual(value);
    });

    it('writes all or nothing when a key is taken', async () => {
      expect(await connection.write([save('x', 1)])).toBe('written');
      expect(await connection.write([save('y', 1), save('x', 2)])).toBe('stale');
      expect(await keys()).toEqual(['x']);
    });

    it('keeps or replaces a row whose key is there when told so', async () => {
      await connection.write([save('x', 1)]);
      await connection.write([save('x', 2, 'keep')]);
      expect(await createStore(connection).settings.find('x')).toBe(1);
      await connection.write([save('x', 3, 'replace')]);
      expect(await createStore(connection).settings.find('x')).toBe(3);
    });

    it('rolls everything back when a statement touches another number of rows than expected', async () => {
      const { db, tables } = connection;
      const none = statement(db.delete(tables.settings), 1);
      expect(await connection.write([save('x', 1), none, none])).toBe('stale');
      expect(await keys()).toEqual([]);
    });

    it('lets a broken reference throw, because that is a bug and not a race', async () => {
      const { tables } = connection;
      const row = { environmentId: 'nowhere', kind: 'stripe', secret: 's' };
      await expect(connection.write([insertRows(tables.webhookSecrets, [row])])).rejects.toThrow();
    });

    it('takes thousands of rows at once', async () => {
      const rows = Array.from({ length: 5000 }, (_, index) => ({ key: `k${index}`, value: index }));
      expect(await connection.write([insertRows(connection.tables.settings, rows)])).toBe('written');
      expect(await keys()).toHaveLength(5000);
    });
  });
}
