import { expect, test } from 'vitest';
import { countTests, listFailures, listRetried, summarize } from './summary.mjs';

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
    { name: 'lint', ok: true, output: '5 passed', ms: 900 },
    { name: 'tests', ok: true, isSuite: true, output: '      Tests  40 passed (40)', ms: 61_400 },
    { name: 'webkit', ok: true, skipped: 'no such browser', output: '' },
  ];
  const text = 'tests 61 s · lint 1 s · webkit 0 s\n\n41 passed, 0 failed';
  expect(summarize(results)).toEqual({ passed: 41, failed: 0, text });
});

test('a suite that breaks before its summary counts as a failure', () => {
  const results = [{ name: 'stories', ok: false, isSuite: true, output: 'no browser' }];
  const text = 'stories 0 s\n\nFailed: stories\n    no browser\n\n0 passed, 1 failed';
  expect(summarize(results)).toEqual({ passed: 0, failed: 1, text });
});

test('a suite whose process fails although its tests passed counts as a failure', () => {
  const results = [
    { name: 'tests', ok: false, isSuite: true, output: '      Tests  3 passed (3)\nUnhandled rejection' },
  ];
  expect(summarize(results)).toMatchObject({ passed: 3, failed: 1 });
});

test('what failed is named by its lines, each once, and not without end', () => {
  const vitest =
    ' ✓ sdk a.test.ts (2 tests) 4ms\n FAIL  sdk  a.test.ts > a nudge comes\nAssertionError: expected 1 to be 2\n FAIL  sdk  a.test.ts > a nudge comes\n';
  expect(listFailures(vitest)).toEqual(['FAIL  sdk  a.test.ts > a nudge comes']);
  const playwright = '  1) [firefox] › a.spec.ts:3:1 › a story ─────\n\n    Error: expected\n  1 failed\n';
  expect(listFailures(playwright)).toEqual(['1) [firefox] › a.spec.ts:3:1 › a story ─────']);
  expect(listFailures('a.ts(1,2): error TS6133: never read.\nmore')).toEqual(['a.ts(1,2): error TS6133: never read.']);
  expect(listFailures('one\ntwo\nthree\nfour')).toEqual(['two', 'three', 'four']);
  const many = Array.from({ length: 20 }, (_, index) => `✖ story ${index}`).join('\n');
  expect(listFailures(many)).toHaveLength(13);
  expect(listFailures(many).at(-1)).toBe('… and 8 more');
});

test('a test that passed at the second try counts as passed, and is named', () => {
  const vitest =
    ' ✓ |firefox| sdk/tests/a.browser.test.ts > a nudge comes 812ms (retry x1)\n      Tests  3 passed (3)\n';
  expect(listRetried(vitest)).toEqual(['✓ |firefox| sdk/tests/a.browser.test.ts > a nudge comes 812ms (retry x1)']);
  const playwright =
    '  2 flaky\n    [firefox] › a.spec.ts:3:1 › one \n    [firefox] › b.spec.ts:9:1 › two \n  40 passed (2.0m)\n';
  expect(listRetried(playwright)).toEqual(['[firefox] › a.spec.ts:3:1 › one', '[firefox] › b.spec.ts:9:1 › two']);
  expect(countTests(playwright)).toEqual({ passed: 42, failed: 0 });
  expect(listRetried('   × sdk/tests/a.browser.test.ts > a nudge comes 812ms (retry x1)\n')).toEqual([]);
  expect(listRetried('  1 failed\n    [firefox] › a.spec.ts:3:1 › one\n  40 passed (2.0m)\n')).toEqual([]);
  const text = summarize([{ name: 'stories', ok: true, isSuite: true, output: playwright, ms: 0 }]).text;
  expect(text).toContain('Passed at the second try:\n    [firefox] › a.spec.ts:3:1 › one');
});
