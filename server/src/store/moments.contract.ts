import { expect, it } from 'vitest';
import type { Connection } from './connection.ts';
import type { MomentRow } from './queries/moments.ts';
import { createStore } from './store.ts';

const all = { from: 0, to: 1_000_000 };

function moment(of: Partial<MomentRow>): MomentRow {
  const none = { environmentId: 'e', accountId: 'acme', day: 100, userId: 'ada', locale: null };
  return { ...none, what: 'placement', name: 'billing', at: 1000, ...of };
}

/** What every database must do with recorded moments and what is counted and kept at them. */
export function momentContract(connect: () => Connection): void {
  const open = () => createStore(connect());

  it('keeps the first moment of a day, user, kind and name', async () => {
    const { moments, write } = open();
    await write([moments.record([moment({}), moment({ at: 2000 })])]);
    const others = [moment({ userId: 'bob' }), moment({ day: 101 }), moment({ what: 'event' }), moment({ name: '' })];
    await write([moments.record([moment({ at: 500 }), ...others])]);
    const found = await moments.list('e', all, { accountIds: ['acme'], after: null, limit: 99 });
    expect(found).toHaveLength(5);
    expect(found).toContainEqual(moment({ at: 1000 }));
    expect(await moments.listKnown('e', [moment({ at: 7 }), moment({ userId: 'eve' })])).toEqual([moment({})]);
    expect(await moments.listKnown('other', [moment({})])).toEqual([]);
  });

  it('pages through moments by account and time without a gap or a double', async () => {
    const { moments, write } = open();
    const rows = ['a', 'b', 'c'].flatMap((accountId) =>
      [3, 1, 2, 2].map((at, index) => moment({ accountId, at, userId: `u${index}`, day: 100 + at })),
    );
    await write([moments.record([...rows, moment({ accountId: 'd' })])]);
    const seen: MomentRow[] = [];
    for (;;) {
      const page = await moments.list('e', all, { accountIds: ['a', 'b', 'c'], after: seen.at(-1) ?? null, limit: 5 });
      if (page.length === 0) break;
      seen.push(...page);
    }
    expect(seen.map(({ accountId, at }) => `${accountId}${at}`).join(' ')).toBe('a1 a2 a2 a3 b1 b2 b2 b3 c1 c2 c2 c3');
  });

  it('counts what was recorded of each account from one instant to another, in pages', async () => {
    const { moments, write } = open();
    const DAY = 86_400_000;
    const [from, to] = [100.5 * DAY, 110.25 * DAY];
    const at = (when: number, of: Partial<MomentRow> = {}, zone = 0) =>
      moment({ at: when, day: Math.floor(when / DAY + zone), name: String(when), ...of });
    await write([
      moments.record([
        ...[at(from - 1), at(from), at(to - 1), at(to), at(105 * DAY), at(105 * DAY, { userId: 'bob' })],
        // Its zone is half a day ahead or behind.
        ...[
          at(from, { accountId: 'b' }, 0.5),
          at(from - 1, { accountId: 'b' }, 0.5),
          at(to - 1, { accountId: 'b' }, -0.5),
        ],
        ...[at(107 * DAY, { accountId: 'c', userId: '' }), at(to, { accountId: 'd' }, -0.5)],
        at(105 * DAY, { environmentId: 'other' }),
      ]),
    ]);
    const all = await moments.listSizes('e', { from, to }, { after: '', limit: 9 });
    expect(all).toEqual([
      { accountId: 'acme', moments: 4, users: 2 },
      { accountId: 'b', moments: 2, users: 1 },
      { accountId: 'c', moments: 1, users: 0 },
    ]);
    expect(await moments.listSizes('e', { from, to }, { after: 'acme', limit: 1 })).toEqual([all[1]]);
    expect(await moments.listSizes('e', { from: 0, to: DAY }, { after: '', limit: 9 })).toEqual([]);
  });

  it('knows whether anything was recorded before a day', async () => {
    const { moments, write } = open();
    await write([moments.record([moment({ day: 100 }), moment({ day: 90, environmentId: 'other' })])]);
    expect([await moments.hasBefore('e', 100), await moments.hasBefore('e', 101)]).toEqual([false, true]);
  });

  it('takes out old moments, so many at a time', async () => {
    const { moments, write } = open();
    await write([moments.record([1, 2, 3, 4, 5].map((day) => moment({ day })))]);
    await write([moments.prune(4, 2)]);
    expect(await moments.list('e', all, { accountIds: ['acme'], after: null, limit: 9 })).toHaveLength(3);
    await write([moments.prune(4, 2)]);
    const left = await moments.list('e', all, { accountIds: ['acme'], after: null, limit: 9 });
    expect(left.map(({ day }) => day)).toEqual([4, 5]);
  });

  it('adds to what gates were counted before', async () => {
    const { gateCounts, write } = open();
    const row = { environmentId: 'e', day: 7, campaignId: 'c', gate: 'audience' as const, code: 'no-match', count: 2 };
    await write(gateCounts.add([row, { ...row, gate: '' as const, code: 'passed', count: 1 }]));
    await write([
      ...gateCounts.add([{ ...row, count: 3 }]),
      ...gateCounts.add([{ ...row, day: 8 }]),
      ...gateCounts.add([]),
    ]);
    const found = await gateCounts.list('e', { from: 7, to: 8 }, 'c');
    expect(found.map(({ gate, count }) => `${gate}${count}`).sort()).toEqual(['1', 'audience5']);
    expect(await gateCounts.list('e', { from: 0, to: 99 }, 'other')).toEqual([]);
    expect(await gateCounts.list('e', { from: 0, to: 99 }, null)).toHaveLength(3);
  });

  it('keeps decisions as they were first, newest first, until their time is over', async () => {
    const { keptDecisions, write, erase, eraseUser } = open();
    const none = {
      environmentId: 'e',
      accountId: 'acme',
      userId: 'ada',
      what: 'claim' as const,
      name: null,
      tier: null,
    };
    const reason = { gate: null, code: 'passed', saw: {} };
    const shown = { outcome: 'show' as const, campaignId: 'c', variantId: 'a', reason, trace: [], granted: null };
    const row = (id: string, at: number, of: object = {}) => ({ ...none, ...shown, keepUntil: null, id, at, ...of });
    const rows = [row('x', 1), row('y', 2, { userId: 'bob' }), row('z', 2, { keepUntil: 9 })];
    await write([keptDecisions.record(rows), keptDecisions.record([row('x', 5)])]);
    const any = { userId: null, campaignId: null, before: null, limit: 9 };
    const list = async (of: object = {}) =>
      (await keptDecisions.list('e', 'acme', { ...any, ...of })).map(({ id, at }) => `${id}${at}`);
    expect(await list()).toEqual(['z2', 'y2', 'x1']);
    expect(await list({ before: { at: 2, id: 'z' }, limit: 1 })).toEqual(['y2']);
    expect(await list({ userId: 'bob' })).toEqual(['y2']);
    expect(await list({ campaignId: 'other' })).toEqual([]);
    expect(await keptDecisions.listKnown('e', 'acme', ['x', 'w'])).toEqual(new Set(['x']));
    await write([keptDecisions.prune(10)]);
    expect(await list()).toEqual(['y2', 'x1']);
    await write(eraseUser('e', 'acme', 'bob'));
    expect(await list()).toEqual(['x1']);
    await write(erase('e', 'acme'));
    expect(await list()).toEqual([]);
  });

  it('knows the mute of every moment', async () => {
    const { mutes, write } = open();
    const at = (when: number) => mutes.findAt('e', 'acme', when);
    const mute = { reason: 'escalation', until: null };
    const row = { environmentId: 'e', accountId: 'acme' };
    await write([mutes.record({ ...row, at: 10, mute }), mutes.record({ ...row, at: 20, mute: null })]);
    expect([await at(9), await at(10), await at(19), await at(20)]).toEqual([null, mute, mute, null]);
  });
}
