import { describe, expect, it } from 'vitest';
import { createAgenda } from './agenda.ts';
import { createRandom } from './random.ts';

describe('the agenda', () => {
  it('gives what was added earliest first, whenever it was added', () => {
    const random = createRandom('agenda');
    const agenda = createAgenda<number>();
    const taken: number[] = [];
    for (let round = 0; round < 500; round++) {
      const [one, other] = [round + random.whole(1, 400), round + random.whole(1, 400)];
      agenda.add(one, one);
      agenda.add(other, other);
      for (let next = agenda.take(round); next; next = agenda.take(round)) taken.push(next.at);
    }
    for (let next = agenda.take(5000); next; next = agenda.take(5000)) taken.push(next.at);
    expect(taken).toHaveLength(1000);
    expect(taken).toEqual(taken.toSorted((left, right) => left - right));
  });

  it('keeps the order of one instant, and what is not due', () => {
    const agenda = createAgenda<string>();
    for (const item of ['a', 'b', 'c']) agenda.add(5, item);
    agenda.add(9, 'later');
    expect([agenda.take(6)?.item, agenda.take(6)?.item, agenda.take(6)?.item, agenda.take(6)]).toEqual([
      'a',
      'b',
      'c',
      null,
    ]);
    expect(agenda.take(9)).toBeNull();
    expect(agenda.take(10)?.item).toBe('later');
  });
});
