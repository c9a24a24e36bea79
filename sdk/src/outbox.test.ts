import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOutbox } from './outbox.ts';
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
    open: () => Promise.resolve(null),
    last: (_, body) => void (isSent(body) && last.push(body)),
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
  return { outbox, shelf, calls, acked, told, last };
}

const accepted = ({ events }: Sent): Answer => ({
  ok: true,
  body: { results: events.map(({ id }) => ({ id, status: 'accepted' })) },
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what comes within a moment travels together', async () => {
  const { outbox, calls, acked, shelf } = setUp(accepted);
  outbox.add(event('1'), false);
  outbox.add(event('2'), false);
  await vi.advanceTimersByTimeAsync(300);
  expect(calls).toEqual([['1', '2']]);
  expect(acked).toEqual(['1', '2']);
  expect(shelf.list()).toEqual([]);
});

test('a steady flow of events does not put sending off', async () => {
  const { outbox, calls } = setUp(accepted);
  for (let at = 0; at < 10; at += 1) {
    outbox.add(event(String(at)), false);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(calls.length).toBeGreaterThanOrEqual(2);
});

test('without an answer everything stays and is sent again', async () => {
  let isDown = true;
  const { outbox, calls, acked } = setUp((body) => (isDown ? { ok: false, status: 503 } : accepted(body)));
  outbox.add(event('1'), true);
  await vi.advanceTimersByTimeAsync(10);
  isDown = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls).toEqual([['1'], ['1']]);
  expect(acked).toEqual(['1']);
});

test('one event the server cannot read does not hold back its neighbours', async () => {
  const { outbox, acked, told } = setUp((body) =>
    body.events.some(({ id }) => id === 'bad') ? { ok: false, status: 400 } : accepted(body),
  );
  for (const id of ['1', '2', 'bad', '3']) outbox.add(event(id), false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect([...acked].sort()).toEqual(['1', '2', '3', 'bad']);
  expect(told).toEqual(['rejected']);
});

test('events of somebody else wait for them', async () => {
  const { outbox, calls, shelf } = setUp(accepted);
  outbox.add({ ...event('1'), userId: 'other' }, true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls).toEqual([]);
  expect(shelf.list().length).toBe(1);
});

test('a full shelf gives up its oldest plain use first', () => {
  const { outbox, shelf, told } = setUp(() => ({ ok: false, status: 0 }));
  outbox.add(event('nudge', 'nudge'), false);
  for (let at = 0; at < 1000; at += 1) outbox.add(event(`use-${at}`), false);
  const ids = shelf.list().map(({ id }) => id);
  expect(ids.length).toBe(1000);
  expect(ids).toContain('nudge');
  expect(ids).not.toContain('use-0');
  expect(told).toEqual(['outbox-full']);
});

test('a 200 that answers no event acknowledges none', async () => {
  let isProxy = true;
  const { outbox, calls, acked } = setUp((body) => (isProxy ? { ok: true, body: { results: [] } } : accepted(body)));
  outbox.add(event('1'), true);
  await vi.advanceTimersByTimeAsync(900);
  expect([calls.length, acked]).toEqual([1, []]);
  isProxy = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(acked).toEqual(['1']);
});

test('a page that goes sends the oldest events that a browser lets through', () => {
  const { outbox, last } = setUp(accepted);
  const heavy = { text: 'ü'.repeat(1000) };
  for (let at = 0; at < 100; at += 1) outbox.add({ ...event(String(at)), properties: heavy }, false);
  outbox.leave();
  const [sent] = last;
  expect(sent?.events[0]?.id).toBe('0');
  expect(sent?.events.length).toBeGreaterThan(20);
  expect(new TextEncoder().encode(JSON.stringify(sent)).length).toBeLessThan(64 * 1024);
});
