import { emptyLedger } from '@uptier/shared/engine/ledger/ledger.ts';
import { emptyState } from '@uptier/shared/engine/state/state.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, insertRows, statement } from './connection.ts';
import { momentContract } from './moments.contract.ts';
import { motionContract } from './motions.contract.ts';
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

    it('keeps what was changed in one instant on one page of the audit', async () => {
      const { audit } = createStore(connection);
      const change = { environmentId: 'e', who: 'member:m', what: 'key.issued', detail: {} };
      const at = [10, 20, 20, 20, 30];
      await connection.write(at.map((moment, index) => audit.record({ ...change, at: moment, id: `a${index}` })));
      const ids = async (before: number, limit: number) => (await audit.list('e', before, limit)).map(({ id }) => id);
      expect(await ids(100, 2)).toEqual(['a4', 'a3', 'a2', 'a1']);
      expect(await ids(20, 2)).toEqual(['a0']);
      expect(await ids(100, 1)).toEqual(['a4']);
      expect(await ids(10, 2)).toEqual([]);
    });

    it('takes thousands of rows at once', async () => {
      const rows = Array.from({ length: 5000 }, (_, index) => ({ key: `k${index}`, value: index }));
      expect(await connection.write([insertRows(connection.tables.settings, rows)])).toBe('written');
      expect(await keys()).toHaveLength(5000);
    });

    it('loses no character of a text, not even those that some databases refuse', async () => {
      const odd = ['\u0000', '\u0001', '\u0001\u0002', '\u0000\u0001\u0001', 'a"\\{}\'b', '{a,b}', 'null', '', ' 🎈 '];
      await connection.write(odd.map((key) => save(key, { [key]: key })));
      expect(await keys()).toEqual([...odd].sort());
      const { settings } = createStore(connection);
      for (const key of odd) expect(await settings.find(key)).toEqual({ [key]: key });
    });

    it('writes a row that is given twice as it was given last', async () => {
      const { settings } = connection.tables;
      const twice = ['first', 'last'].map((value) => ({ key: 'x', value }));
      await connection.write([insertRows(settings, twice, 'replace'), insertRows(settings, [], 'replace')]);
      expect(await createStore(connection).settings.find('x')).toBe('last');
    });

    it('keeps the newest group of a person, whichever comes first', async () => {
      const { segment } = createStore(connection);
      const group = (accountId: string, at: number, eventId: string) =>
        segment.saveGroup({ environmentId: 'e', userId: 'u', accountId, at, eventId });
      await connection.write([group('b', 2, 'x'), group('a', 1, 'z'), group('c', 2, 'y'), group('d', 2, 'w')]);
      expect(await segment.listGroups('e', ['u'])).toMatchObject([{ accountId: 'c' }]);
      expect(await segment.listGroups('e', [])).toEqual([]);
    });

    momentContract(() => connection);
    motionContract(() => connection);

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

      it('lets exactly one of many replace a version at the same time', async () => {
        await connection.write([account('a', 1), account('b', 1)]);
        for (let version = 2; version < 12; version++) {
          // Also in opposite order, where a database that locks rows might wait in a circle.
          const both = (index: number) => [account('a', version, index), account('b', version, index)];
          const writes = Array.from({ length: 12 }, (_, index) => (index % 2 ? both(index) : both(index).reverse()));
          const outcomes = await Promise.all(writes.map((statements) => connection.write(statements)));
          expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
          const [a, b] = await createStore(connection).accounts.listByIds('e', ['a', 'b']);
          expect(a?.version).toBe(version);
          expect(a?.mrr).toBe(b?.mrr);
        }
      });

      it('takes an account whose traits are longer than an index takes', async () => {
        const long = Array.from({ length: 9000 }, (_, index) =>
          String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
        );
        const traits = Object.fromEntries(
          ['name', 'stripeCustomerId'].map((name) => [name, { at: 0, id: 't', value: long.join('') }]),
        );
        const subject = { version: 1, ledger: emptyLedger, ledgerVersion: 0, createdAt: 1, lastActiveAt: null };
        const { accounts } = createStore(connection);
        const statement = accounts.save('e', 'a', { ...subject, state: { ...emptyState, traits } }, 2);
        expect(await connection.write([statement])).toBe('written');
        expect((await accounts.find('e', 'a'))?.state.traits).toEqual(traits);
      });

      it('keeps numbers as numbers up to the greatest that JavaScript counts with', async () => {
        await connection.write([account('a', 1, Number.MAX_SAFE_INTEGER)]);
        expect((await createStore(connection).accounts.find('e', 'a'))?.mrr).toBe(Number.MAX_SAFE_INTEGER);
      });

      it('orders ids by their bytes, and finds those that begin alike', async () => {
        const { events } = createStore(connection);
        const ids = ['B', 'a', 'a-', 'aé', 'a🎈', 'b', 'é'];
        await connection.write([
          events.record(
            'e',
            ids.map((id) => event('acme', id, 5)),
          ),
        ]);
        expect((await events.listOfAccount('e', 'acme')).map(({ id }) => id)).toEqual(ids);
        const alike = await events.listWithPrefix('e', 'acme', 'a');
        expect(alike.map(({ id }) => id).sort()).toEqual(['a', 'a-', 'aé', 'a🎈']);
        const newest = await events.listNewest('e', 'acme', { before: { at: 5, id: 'a-' }, limit: 2 });
        expect(newest.map(({ id }) => id)).toEqual(['a', 'B']);
      });

      it('gives back an event as it was taken', async () => {
        const { events } = createStore(connection);
        const taken = {
          ...event('acme', 'x', 5, true),
          userId: 'dana',
          properties: { note: 'a\u0000b', deep: [{ at: null }, 1.5] },
        };
        await connection.write([events.record('e', [taken])]);
        expect(await events.listOfAccount('e', 'acme')).toEqual([taken]);
        const nameless = { ...taken, userId: null, properties: {} };
        await connection.write([events.replace('e', [nameless])]);
        expect(await events.listOfAccount('e', 'acme')).toEqual([nameless]);
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
        await connection.write(['ab', 'a%b', 'a_b', 'École-Öl'].map((id) => account(id, 1)));
        const search = async (text: string) =>
          (await accounts.list('e', { search: text, sort: 'id', after: null, limit: 9 })).map(({ id }) => id);
        expect(await search('A%B')).toEqual(['a%b']);
        expect(await search('a_b')).toEqual(['a_b']);
        expect(await search('name of a')).toEqual(['a%b', 'a_b', 'ab']);
        for (const text of ['École-Öl', 'école-öl', 'ÉCOLE', 'Éc']) expect(await search(text)).toEqual(['École-Öl']);
      });

      it('keeps a name once, whoever writes it at the same time and in whatever order', async () => {
        const { names } = createStore(connection);
        const rows = ['size', 'industry', 'élan 🎈'].flatMap((name) =>
          (['text', 'number'] as const).map((kind) => ({ environmentId: 'e', of: 'account' as const, name, kind })),
        );
        const writes = Array.from({ length: 12 }, (_, index) =>
          connection.write([names.record(index % 2 ? rows : rows.toReversed())]),
        );
        expect(new Set(await Promise.all(writes))).toEqual(new Set(['written']));
        const known = await names.list('e');
        expect(known.toSorted((a, b) => (a.name + a.kind < b.name + b.kind ? -1 : 1))).toEqual(
          rows.toSorted((a, b) => (a.name + a.kind < b.name + b.kind ? -1 : 1)),
        );
        await connection.write(names.replace('e', rows.slice(0, 1)));
        expect(await names.list('e')).toEqual(rows.slice(0, 1));
        expect(await names.list('other')).toEqual([]);
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
