import { expect } from 'vitest';

/** Expects every number of `actual` to lie within `tolerance` of `expected`, relative to its size once above 1. */
export function expectClose(actual: readonly number[] | null, expected: readonly number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, value] of expected.entries()) {
    const off = Math.abs((actual?.[index] ?? Number.NaN) - value);
    expect(off, `${actual?.[index]} for ${value}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)));
  }
}
