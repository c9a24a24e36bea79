import { expect, test } from 'vitest';
import type { Entrant } from './contest.ts';
import { measure } from './measure.ts';

/** Work that takes a known time on a clock that only work moves. */
function createLab() {
  const clock = { ms: 0 };
  const order: string[] = [];
  const entrant = (name: string, units: number, takesMs: number): Entrant => ({
    name,
    units,
    ready: () => {
      clock.ms += 1000;
    },
    run: () => {
      order.push(name);
      clock.ms += takesMs;
      return 1;
    },
  });
  return { order, entrant, now: () => clock.ms };
}

const unaborted = new AbortController().signal;

test('a rate is units by the time of the work alone, making ready left out', async () => {
  const { entrant, now } = createLab();
  const entrants = [entrant('slow', 1, 10), entrant('fast', 5, 10)];
  const rates = await measure(entrants, { rounds: 2, warmUpMs: 10, sliceMs: 20 }, { now, signal: unaborted });
  expect(rates).toEqual([
    [100, 100],
    [500, 500],
  ]);
});

test('after the warm-up entrants take turns, each round beginning with another', async () => {
  const { entrant, now, order } = createLab();
  const entrants = ['a', 'b', 'c'].map((name) => entrant(name, 1, 10));
  await measure(entrants, { rounds: 3, warmUpMs: 10, sliceMs: 10 }, { now, signal: unaborted });
  expect(order.join('')).toBe('abcabcbcacab');
});

test('work that answers no number is not counted', async () => {
  const { entrant, now } = createLab();
  const broken = { ...entrant('broken', 1, 10), run: () => Promise.resolve(Number.NaN) };
  const pace = { rounds: 1, warmUpMs: 0, sliceMs: 0 };
  await expect(measure([broken], pace, { now, signal: unaborted })).rejects.toThrow('broken answered no number');
});

test('an abort ends it before the next piece of work', async () => {
  const { entrant, now, order } = createLab();
  const stop = new AbortController();
  const stopping = { ...entrant('a', 1, 10), ready: () => (order.length === 3 ? stop.abort() : undefined) };
  const endless = { rounds: 1000, warmUpMs: 0, sliceMs: 10 };
  await expect(measure([stopping], endless, { now, signal: stop.signal })).rejects.toThrow('abort');
  expect(order).toHaveLength(4);
});
