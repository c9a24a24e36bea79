import { expect, test } from 'vitest';
import { partWith } from './parting.ts';
import { createShelf, type OutgoingEvent } from './shelf.ts';
import { createStorage } from './storage.ts';

const event = (id: string, given: Partial<OutgoingEvent> = {}): OutgoingEvent => ({
  ...{ id, at: '', accountId: 'a', userId: 'u', type: 'usage' },
  ...given,
});
const heavy = (length: number): Partial<OutgoingEvent> => ({ properties: { text: 'x'.repeat(length) } });

test('a shelf holds half a million characters at most: plain events go first, and that is told', () => {
  const shelf = createShelf(createStorage('test:', null));
  shelf.put(event('nudge', { type: 'nudge', ...heavy(1000) }));
  const told = Array.from({ length: 60 }, (_, at) => shelf.put(event(`use-${at}`, heavy(10_000))));
  const ids = shelf.list().map(({ id }) => id);
  expect([told[0], told.at(-1)]).toEqual([false, true]);
  expect([ids[0], ids.at(-1)]).toEqual(['nudge', 'use-59']);
  expect(JSON.stringify(shelf.list()).length).toBeLessThanOrEqual(501_000);
  for (const id of ids) shelf.drop(id);
  expect([shelf.list(), shelf.put(event('later'))]).toEqual([[], false]);
});

test('nudge events go last', () => {
  const shelf = createShelf(createStorage('test:', null));
  for (let at = 0; at < 999; at += 1) shelf.put(event(`nudge-${at}`, { type: 'nudge' }));
  shelf.put(event('use'));
  shelf.put(event('moment', { type: 'moment' }));
  shelf.put(event('nudge-999', { type: 'nudge' }));
  const ids = shelf.list().map(({ id }) => id);
  expect([ids.length, ids[0], ids.includes('use'), ids.includes('moment')]).toEqual([1000, 'nudge-0', false, false]);
});

test('an event that is too large or cannot be written leaves the others alone', () => {
  const shelf = createShelf(createStorage('test:', null));
  const ring: Record<string, unknown> = {};
  ring.ring = ring;
  shelf.put(event('1'));
  expect(() => shelf.put(event('2', { properties: ring }))).toThrow();
  expect(shelf.put(event('3', heavy(600_000)))).toBe(true);
  expect(shelf.list().map(({ id }) => id)).toEqual(['1']);
});

test('a page that goes hands over parts that a browser takes, nudges first, until it takes no more', () => {
  const shelf = createShelf(createStorage('test:', null));
  for (let at = 0; at < 30; at += 1) shelf.put(event(`use-${at}`, heavy(8000)));
  shelf.put(event('nudge', { type: 'nudge' }));
  const sent: string[] = [];
  const transport = {
    call: () => Promise.resolve({ ok: false, status: 0 } as const),
    post: () => Promise.reject(new Error('none')),
    wait: () => 0,
    last: (_: string, body: object) => sent.push(JSON.stringify(body)) < 3,
  };
  partWith({ shelf, transport, mayCarry: () => true });
  expect(sent.length).toBe(3);
  for (const body of sent) expect(body.length).toBeLessThan(60_000);
  expect(sent[0]).toMatch(/"events":\[\{"id":"nudge"/);
  expect(new Set(sent.join().match(/use-\d+/g)).size).toBeGreaterThan(12);
  expect(shelf.list().length).toBe(31);
});
