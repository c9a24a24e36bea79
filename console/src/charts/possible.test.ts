import { expect, it } from 'vitest';
import { possible } from './possible.ts';

it('a difference lies between −100 and 100 points, and an interval that holds all of that says nothing', () => {
  expect(possible([-1.4, 0.2])).toEqual([-1, 0.2]);
  expect(possible([-0.1, 2.3])).toEqual([-0.1, 1]);
  expect(possible([-0.1, 0.2])).toEqual([-0.1, 0.2]);
  expect(possible([-1.2, 1.3])).toBeNull();
  expect(possible(null)).toBeNull();
});
