import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOutbox } from './outbox.ts';
import { partWith } from './parting.ts';
import { createScope } from './scope.ts';
import { createShelf, type OutgoingEvent } from './shelf.ts';
import { createStorage } from './storage.ts';
import type { Answer, Transport } from './transport.ts';

interface Sent {
  events: OutgoingEvent[];
}

const event = (id: string, type: OutgoingEvent['type'] = 'usage'): OutgoingEvent => ({
  id,
  at: '',
  accountId: 'a',
  userId: 'u',
  type,
});
const isSent = (body: object): body is Sent => 'events' in body;

function setUp(answer: (body: Sent) => Answer) {
  const calls: string[][] = [];
  const acked: string[] = [];
  const told: string[] = [];
  const last: Sent[] = [];
  const transport: Transport = {
    call(_, body) {
      if (!isSent(body)) return Promise.resolve({ ok: false, status: 0 });
      calls.push(body.events.map(({ id }) => id));
      return Promise.resolve(answer(body));
    },
    post: () => Promise.reject(new Error('no streams here')),
    last: (_, body) => isSent(body) && last.push(body) > 0,
    wait: () => 0,
  };
  const shelf = createShelf(createStorage('test:', null));
  const outbox = createOutbox({
    shelf,
    transport,
    scope: createScope((cause) => told.push(String(cause))),
    report: (code) => told.push(code),
    mayCarry: ({ userId }) => userId === 'u',
    onAcked: (ids) => acked.push(...ids),
  });
  const add = (event: OutgoingEvent, atOnce: boolean): void => {
    shelf.put(event);
    outbox.wake(atOnce);
  };
  return { add, shelf, transport, calls, acked, told, last };
}

const accepted = ({ events }: Sent): Answer => ({
  ok: true,
  body: { results: events.map(({ id }) => ({ id, status: 'accepted' })) },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what comes within a moment travels together', async () => {
  const { add, calls, acked, shelf } = setUp(accepted);
  add(event('1'), false);
  add(event('2'), false);
  await vi.advanceTimersByTimeAsync(300);
  expect(calls).toEqual([['1', '2']]);
  expect(acked).toEqual(['1', '2']);
  expect(shelf.list()).toEqual([]);
});

test('a steady flow of events does not put sending off', async () => {
  const { add, calls } = setUp(accepted);
  for (let at = 0; at < 10; at += 1) {
    add(event(String(at)), false);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(calls.length).toBeGreaterThanOrEqual(2);
});

test('without an answer everything stays and is sent again', async () => {
  let isDown = true;
  const { add, calls, acked } = setUp((body) => (isDown ? { ok: false, status: 503 } : accepted(body)));
  add(event('1'), true);
  await vi.advanceTimersByTimeAsync(10);
  isDown = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls).toEqual([['1'], ['1']]);
  expect(acked).toEqual(['1']);
});

test('one event the server cannot read does not hold back its neighbours', async () => {
  const { add, acked, told } = setUp((body) =>
    body.events.some(({ id }) => id === 'bad') ? { ok: false, status: 400 } : accepted(body),
  );
  for (const id of ['1', '2', 'bad', '3']) add(event(id), false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect([...acked].sort()).toEqual(['1', '2', '3', 'bad']);
  expect(told).toEqual(['rejected']);
});

test('events of somebody else wait for them', async () => {
  const { add, calls, shelf } = setUp(accepted);
  add({ ...event('1'), userId: 'other' }, true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls).toEqual([]);
  expect(shelf.list().length).toBe(1);
});

test('a full shelf gives up moments first, then its oldest plain use', () => {
  const shelf = createShelf(createStorage('test:', null));
  for (const [id, type] of [
    ['nudge', 'nudge'],
    ['use', 'usage'],
    ['moment', 'moment'],
  ] as const)
    shelf.put(event(id, type));
  const isFull = Array.from({ length: 999 }, (_, at) => shelf.put(event(`use-${at}`)));
  const ids = shelf.list().map(({ id }) => id);
  expect([ids.length, isFull.indexOf(true)]).toEqual([1000, 997]);
  expect(ids.slice(0, 3)).toEqual(['nudge', 'use-0', 'use-1']);
});

test('a 200 that answers no event acknowledges none', async () => {
  let isProxy = true;
  const { add, calls, acked } = setUp((body) => (isProxy ? { ok: true, body: { results: [] } } : accepted(body)));
  add(event('1'), true);
  await vi.advanceTimersByTimeAsync(900);
  expect([calls.length, acked]).toEqual([1, []]);
  isProxy = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(acked).toEqual(['1']);
});

test('a page that goes sends the oldest events that a browser lets through, and only its own', () => {
  const { shelf, transport, last } = setUp(accepted);
  const heavy = { text: 'ü'.repeat(1000) };
  shelf.put({ ...event('foreign'), userId: 'other' });
  for (let at = 0; at < 100; at += 1) shelf.put({ ...event(String(at)), properties: heavy });
  partWith({ shelf, transport, mayCarry: ({ userId }) => userId === 'u' });
  const [sent] = last;
  expect(sent?.events[0]?.id).toBe('0');
  expect(sent?.events.length).toBeGreaterThan(20);
  expect(new TextEncoder().encode(JSON.stringify(sent)).length).toBeLessThan(64 * 1024);
});

test('where packed bodies cannot be read, the same events go plain', async () => {
  const isPacked: boolean[] = [];
  const { add, acked, told, transport } = setUp((body) => {
    isPacked.push(Boolean(transport.pack));
    return transport.pack ? { ok: false, status: 400 } : accepted(body);
  });
  transport.pack = (text) => Promise.resolve(text);
  add(event('1'), true);
  await vi.advanceTimersByTimeAsync(3000);
  expect([isPacked, acked, told]).toEqual([[true, false], ['1'], []]);
});

test('an event too large for a page that goes does not hold back the others', () => {
  const { shelf, transport, last } = setUp(accepted);
  shelf.put({ ...event('large'), properties: { text: 'x'.repeat(60_000) } });
  shelf.put(event('small'));
  partWith({ shelf, transport, mayCarry: () => true });
  expect(last.map(({ events }) => events.map(({ id }) => id))).toEqual([['small']]);
});
