import { expect, test } from 'vitest';
import { countTests } from './count-tests.mjs';

test('reads the summary of Vitest', () => {
  const output = ' Test Files  1 failed | 3 passed (4)\n      Tests  2 failed | 40 passed (42)\n';
  expect(countTests(output)).toEqual({ passed: 40, failed: 2 });
});

test('reads the summary of Playwright', () => {
  expect(countTests('Running 9 tests\n  1 failed\n    [chromium] › a.spec.ts\n  8 passed (31.0s)\n')).toEqual({
    passed: 8,
    failed: 1,
  });
});

test("reads the summary of Node's runner", () => {
  expect(countTests('ℹ tests 3\nℹ pass 2\nℹ fail 1\n')).toEqual({ passed: 2, failed: 1 });
});

test('finds no tests in other output', () => {
  expect(countTests('Checked 12 files in 2s. No fixes applied.')).toEqual({ passed: 0, failed: 0 });
});
