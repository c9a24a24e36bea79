import { expect, test } from 'vitest';
import { countTests, summarize } from './summary.mjs';

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

test('a suite counts its tests and any other check counts as one', () => {
  const results = [
    { name: 'lint', ok: true, output: '5 passed' },
    { name: 'tests', ok: true, isSuite: true, output: '      Tests  40 passed (40)' },
    { name: 'webkit', ok: true, skipped: 'no such browser', output: '' },
  ];
  expect(summarize(results)).toEqual({ passed: 41, failed: 0, text: '41 passed, 0 failed' });
});

test('a suite that breaks before its summary counts as a failure', () => {
  const results = [{ name: 'stories', ok: false, isSuite: true, output: 'no browser' }];
  expect(summarize(results)).toEqual({ passed: 0, failed: 1, text: 'Failed: stories\n\n0 passed, 1 failed' });
});

test('a suite whose process fails although its tests passed counts as a failure', () => {
  const results = [
    { name: 'tests', ok: false, isSuite: true, output: '      Tests  3 passed (3)\nUnhandled rejection' },
  ];
  expect(summarize(results)).toMatchObject({ passed: 3, failed: 1 });
});
