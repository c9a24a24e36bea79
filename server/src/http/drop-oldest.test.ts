import { expect, it } from 'vitest';
import { dropOldest } from './drop-oldest.ts';

it('drops the first tenth once there are too many, and nothing before', () => {
  const map = new Map(Array.from({ length: 100 }, (_, index) => [`${index}`, index]));
  dropOldest(map, 100);
  expect(map.size).toBe(100);
  map.set('new', 100);
  dropOldest(map, 100);
  expect([map.size, map.keys().next().value, map.has('new')]).toEqual([91, '10', true]);
});
