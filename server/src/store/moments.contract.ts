import { isInSample } from '@uptier/shared/engine/sample.ts';
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

  it('counts moments, accounts and users of some days, where nobody is no user', async () => {
    const { moments, write } = open();
    const rows = [
      {},
      { userId: 'bob' },
      { accountId: 'b' },
      { accountId: 'b', day: 101 },
      { accountId: 'c', userId: '' },
    ];
    await write([moments.record([...rows, { accountId: 'd', day: 102 }].map(moment))]);
    expect(await moments.count('e', { from: 100, to: 102 })).toEqual({ moments: 5, accounts: 3, users: 3 });
    expect(await moments.count('e', { from: 0, to: 1 })).toEqual({ moments: 0, accounts: 0, users: 0 });
  });

  it('lists the accounts of a sample, which holds every smaller sample', async () => {
    const { moments, write } = open();
    const ids = Array.from({ length: 2500 }, (_, index) => `a${index}`).sort();
    await write([moments.record(ids.map((accountId) => moment({ accountId })))]);
    const list = (share: number, after = '', limit = 9999) => moments.listAccountIds('e', all, { share, after, limit });
    expect(await list(1)).toEqual(ids);
    const tenth = await list(0.1);
    expect(tenth).toEqual(ids.filter((id) => isInSample(id, 0.1)));
    expect(Math.abs(tenth.length - 250)).toBeLessThan(60);
    expect(await list(0.1, tenth[4], 3)).toEqual(tenth.slice(5, 8));
    expect((await list(0.3)).filter((id) => tenth.includes(id))).toEqual(tenth);
  });

  it('takes out old moments, so many at a time', async () => {
    const { moments, write } = open();
    await write([moments.record([1, 2, 3, 4, 5].map((day) => moment({ day })))]);
    await write([moments.prune(4, 2)]);
    expect((await moments.count('e', all)).moments).toBe(3);
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
