import { stripVTControlCharacters } from 'node:util';

const PASSED = [/^\s*Tests\s.*?(\d+) passed/gm, /^\s*(\d+) (?:passed|flaky)\b/gm, /^(?:ℹ|#) pass (\d+)/gm];
const FAILED = [/^\s*Tests\s.*?(\d+) failed/gm, /^\s*(\d+) failed\b/gm, /^(?:ℹ|#) fail (\d+)/gm];
/** How Vitest, Playwright and Node's own runner name a test that failed; what follows in its line says why at most. */
const TELLING = [/^\s*FAIL\s+.+/gm, /^\s+\d+\) \[.+/gm, /^✖ .+/gm];
/** How Vitest and Playwright name a test that failed first and passed when it was tried again. */
const RETRIED = [/^\s*✓.*\(retry x\d+\).*$/gm, /(?<=^\s*\d+ flaky\n(?:\s+\[.+\n)*)\s+\[.+/gm];
/** What else goes wrong: of compilers, linters and everything that throws. */
const WRONG = /^.*(?:\berror\b|Error:|✗|✘|✖|×).*$/gim;
const MOST_LINES = 12;

/**
 * Adds up results: a suite counts its tests, any other check counts as one, and a failure always counts. The text has
 * the seconds of every step and, shortly, what failed in which: the end of a long output is all that some places show.
 */
export function summarize(results) {
  let passed = 0;
  let failed = 0;
  for (const result of results.filter(({ skipped }) => !skipped)) {
    const tests = result.isSuite ? countTests(result.output) : { passed: 0, failed: 0 };
    passed += result.ok ? tests.passed || 1 : tests.passed;
    failed += result.ok ? tests.failed : tests.failed || 1;
  }
  const broken = results.filter(({ ok }) => !ok);
  const failures = broken.map(({ name, output }) => [`Failed: ${name}`, ...listFailures(output)].join('\n    '));
  const second = results.flatMap(({ output }) => listRetried(output));
  const retried = second.length > 0 ? [['Passed at the second try:', ...second].join('\n    ')] : [];
  const parts = [describeTimes(results), ...retried, ...failures, `${passed} passed, ${failed} failed`];
  return { passed, failed, text: parts.join('\n\n') };
}

/** Reads the number of tests from what Vitest, Playwright or Node's own runner print at the end. */
export function countTests(output) {
  const text = stripVTControlCharacters(output);
  return { passed: sum(text, PASSED), failed: sum(text, FAILED) };
}

/** The lines that name tests that passed at the second try only: by chance or not, somebody has to look. */
export function listRetried(output) {
  const text = stripVTControlCharacters(output);
  return RETRIED.flatMap((pattern) => [...text.matchAll(pattern)].map(([line]) => line.trim()));
}

/** The lines that name failing tests; where there are none, those that speak of an error; else the last ones. */
export function listFailures(output) {
  const text = stripVTControlCharacters(output);
  const find = (patterns) => patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([line]) => line.trim()));
  const tests = find(TELLING);
  const wrong = tests.length > 0 ? tests : find([WRONG]);
  const lines = wrong.length > 0 ? wrong : text.trim().split('\n').slice(-3);
  const different = [...new Set(lines.map((line) => line.trim().slice(0, 200)))].filter(Boolean);
  const more = different.length - MOST_LINES;
  return [...different.slice(0, MOST_LINES), ...(more > 0 ? [`… and ${more} more`] : [])];
}

function describeTimes(results) {
  const slowest = [...results].sort((one, other) => (other.ms ?? 0) - (one.ms ?? 0));
  return slowest.map(({ name, ms = 0 }) => `${name} ${(ms / 1000).toFixed(0)} s`).join(' · ');
}

function sum(text, patterns) {
  const numbers = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => Number(match[1])));
  return numbers.reduce((total, number) => total + number, 0);
}
