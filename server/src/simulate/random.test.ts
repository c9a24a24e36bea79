import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';

describe('a seeded source of chance', () => {
  const draw = (name: string) => Array.from({ length: 5 }, createRandom(name).next);

  it('gives the same numbers for the same name', () => {
    expect(draw('seed')).toEqual(draw('seed'));
    expect(draw('seed')).not.toEqual(draw('seed2'));
  });

  it('forks sources that others do not disturb', () => {
    const random = createRandom('seed');
    const before = random.fork('one').next();
    random.next();
    random.fork('two').next();
    expect(random.fork('one').next()).toBe(before);
  });

  it('keeps to its shares over many names', () => {
    const hits = Array.from({ length: 100_000 }, (_, index) => createRandom(`a/${index}`).chance(0.24));
    // Five standard errors.
    expect(Math.abs(hits.filter(Boolean).length / 100_000 - 0.24)).toBeLessThan(5 * Math.sqrt((0.24 * 0.76) / 100_000));
  });

  it('draws independently for neighbouring names', () => {
    const pairs = Array.from({ length: 50_000 }, (_, index) => [
      createRandom(`w/account/${index}/starter>pro@1`).next() - 0.5,
      createRandom(`w/account/${index}/starter>pro@2`).next() - 0.5,
    ]);
    const correlation = pairs.reduce((sum, [one = 0, other = 0]) => sum + one * other, 0) / 50_000 / (1 / 12);
    expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(50_000));
  });

  it('picks by weight and from both ends of a range', () => {
    const random = createRandom('w');
    const picked = Array.from({ length: 9000 }, () =>
      random.weighted([
        ['a', 2],
        ['b', 1],
      ] as const),
    );
    expect(picked.filter((each) => each === 'a').length).toBeGreaterThan(5800);
    expect(picked.filter((each) => each === 'a').length).toBeLessThan(6200);
    expect(new Set(Array.from({ length: 200 }, () => random.whole(1, 3)))).toEqual(new Set([1, 2, 3]));
  });
});
