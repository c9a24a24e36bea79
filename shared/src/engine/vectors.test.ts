import { describe, expect, it } from 'vitest';
import { readVectors } from '../vectors/read-vectors.ts';
import { failuresOf, listVectors, runVectors } from '../vectors/run-vectors.ts';

describe.each(Object.entries(readVectors()))('golden cases of %s', (topic, text) => {
  it.each(listVectors(topic, text).map((row) => [row.name, row] as const))('%s', (_, row) => {
    expect(failuresOf(row)).toEqual([]);
  });
});

it('counts every case, and tells what was wanted and what came where they differ', () => {
  const cases = [
    { at: '2026-11-20T23:30:00Z', zone: 'UTC', day: '2026-11-20' },
    { at: '2026-11-20T23:30:00Z', zone: 'UTC', day: '2026-11-21' },
  ];
  const { count, failures } = runVectors({ calendar: JSON.stringify({ cases }) });
  expect(count).toBe(2);
  expect(failures).toEqual([{ name: expect.stringMatching(/^calendar: /), wanted: '2026-11-21', got: '2026-11-20' }]);
  expect(runVectors(readVectors()).count).toBeGreaterThan(150);
});
