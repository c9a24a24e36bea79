import { stripVTControlCharacters } from 'node:util';

const PASSED = [/^\s*Tests\s.*?(\d+) passed/gm, /^\s*(\d+) passed\b/gm, /^(?:ℹ|#) pass (\d+)/gm];
const FAILED = [/^\s*Tests\s.*?(\d+) failed/gm, /^\s*(\d+) failed\b/gm, /^(?:ℹ|#) fail (\d+)/gm];

/** Adds up results: a suite counts its tests, any other check counts as one, and a failure always counts. */
export function summarize(results) {
  let passed = 0;
  let failed = 0;
  for (const result of results.filter(({ skipped }) => !skipped)) {
    const tests = result.isSuite ? countTests(result.output) : { passed: 0, failed: 0 };
    passed += result.ok ? tests.passed || 1 : tests.passed;
    failed += result.ok ? tests.failed : tests.failed || 1;
  }
  const names = results.filter(({ ok }) => !ok).map(({ name }) => name);
  const failures = names.length > 0 ? `Failed: ${names.join(', ')}\n\n` : '';
  return { passed, failed, text: `${failures}${passed} passed, ${failed} failed` };
}

/** Reads the number of tests from what Vitest, Playwright or Node's own runner print at the end. */
export function countTests(output) {
  const text = stripVTControlCharacters(output);
  return { passed: sum(text, PASSED), failed: sum(text, FAILED) };
}

function sum(text, patterns) {
  const numbers = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => Number(match[1])));
  return numbers.reduce((total, number) => total + number, 0);
}
