import { emptyLedger } from '@uptier/shared/engine/ledger.ts';
import { emptyState } from '@uptier/shared/engine/state.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, insertRows, statement } from './connection.ts';
import { eventKey } from './queries/events.ts';
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

    describe('with accounts and events', () => {
      const account = (id: string, version: number, mrr = 0) => {
        const plans = [{ at: 0, id: 'p', value: { tier: 'pro', seats: null, mrr, currency: 'usd' } }];
        const traits = { name: { at: 0, id: 't', value: `Name of ${id}` } };
        const subject = { version, ledger: emptyLedger, ledgerVersion: 0, createdAt: 1, lastActiveAt: null };
        const state = { ...emptyState, plans, traits };
        return createStore(connection).accounts.save('e', id, { ...subject, state }, 2);
      };
      const event = (accountId: string, id: string, at: number, imported = false) => ({
        id,
        accountId,
        userId: null,
        at,
        receivedAt: at + 1000,
        source: 'server' as const,
        imported,
        body: { type: 'usage' as const, name: 'n', quantity: 1 },
        properties: {},
      });

      it('replaces a version only by the next one', async () => {
        const { accounts } = createStore(connection);
        expect(await connection.write([account('a', 1)])).toBe('written');
        expect(await connection.write([account('a', 1)])).toBe('stale');
        expect(await connection.write([account('a', 3)])).toBe('stale');
        expect(await connection.write([account('a', 2, 7)])).toBe('written');
        expect((await accounts.find('e', 'a'))?.mrr).toBe(7);
      });

      it('knows which events are there, by account', async () => {
        const { events } = createStore(connection);
        const odd = 'a/"b\' 🎈%';
        await connection.write([events.record('e', [event('a', '1', 5), event(odd, odd, 6)])]);
        const pairs = [
          { accountId: 'a', id: '1' },
          { accountId: 'a', id: odd },
          { accountId: odd, id: odd },
          { accountId: 'b', id: '1' },
        ];
        expect([...(await events.listKnown('e', pairs))]).toEqual([eventKey('a', '1'), eventKey(odd, odd)]);
        expect([...(await events.listKnown('other', pairs))]).toEqual([]);
      });

      it('lists what was known at a moment, history included', async () => {
        const { events } = createStore(connection);
        const list = [event('a', 'late', 100), event('a', 'history', 100, true), event('a', 'early', 10)];
        await connection.write([events.record('e', list)]);
        expect((await events.listAsOf('e', 'a', 1050)).map(({ id }) => id)).toEqual(['early', 'history']);
        expect((await events.listOfAccount('e', 'a')).map(({ id }) => id)).toEqual(['early', 'history', 'late']);
      });

      it('pages through accounts without a gap or a double, also where values are equal', async () => {
        const { accounts } = createStore(connection);
        const rows = Array.from({ length: 25 }, (_, index) => account(`a${index}`, 1, index % 3));
        await connection.write(rows);
        const seen: string[] = [];
        let after: { value: number; id: string } | null = null;
        for (;;) {
          const page = await accounts.list('e', { sort: 'mrr', after, limit: 4 });
          seen.push(...page.map(({ id }) => id));
          const last = page.at(-1);
          if (!last) break;
          after = { value: last.mrr, id: last.id };
        }
        expect(new Set(seen).size).toBe(25);
        expect(seen).toHaveLength(25);
      });

      it('searches ids and names, taking wildcards as letters', async () => {
        const { accounts } = createStore(connection);
        await connection.write(['ab', 'a%b', 'a_b'].map((id) => account(id, 1)));
        const search = async (text: string) =>
          (await accounts.list('e', { search: text, sort: 'id', after: null, limit: 9 })).map(({ id }) => id);
        expect(await search('A%B')).toEqual(['a%b']);
        expect(await search('a_b')).toEqual(['a_b']);
        expect(await search('name of')).toEqual(['a%b', 'a_b', 'ab']);
      });

      it('erases everything of one account and nothing of another', async () => {
        const { accounts, erase, events } = createStore(connection);
        await connection.write([account('a', 1), events.record('e', [event('a', '1', 5), event('b', '1', 5)])]);
        await connection.write(erase('e', 'a'));
        expect(await accounts.find('e', 'a')).toBeNull();
        expect(await events.listOfAccount('e', 'a')).toEqual([]);
        expect(await events.listOfAccount('e', 'b')).toHaveLength(1);
      });
    });
  });
}
