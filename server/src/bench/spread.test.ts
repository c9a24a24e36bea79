import { expect, test } from 'vitest';
import { ratiosTo, spreadOf } from './spread.ts';

test('the median of an odd count is the middle one, whatever the order', () => {
  expect(spreadOf([30, 2, 10])).toEqual({ min: 2, median: 10, max: 30 });
});

test('the median of an even count lies between the two in the middle', () => {
  expect(spreadOf([4, 1, 2, 9])).toEqual({ min: 1, median: 3, max: 9 });
});

test('of nothing there is no spread', () => {
  expect(() => spreadOf([])).toThrow(RangeError);
});

test('each round is compared with the same round of the baseline', () => {
  expect(ratiosTo([100, 50, 10], [200, 100, 20])).toEqual([2, 2, 2]);
});

test('a round in which the baseline did nothing has no ratio', () => {
  expect(ratiosTo([100, 0], [50, 50, 50])).toEqual([0.5]);
});
