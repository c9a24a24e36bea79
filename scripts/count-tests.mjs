import { stripVTControlCharacters } from 'node:util';

const SUMMARIES = {
  passed: [/^\s*Tests\s.*?(\d+) passed/gm, /^\s*(\d+) passed\b/gm, /^(?:ℹ|#) pass (\d+)/gm],
  failed: [/^\s*Tests\s.*?(\d+) failed/gm, /^\s*(\d+) failed\b/gm, /^(?:ℹ|#) fail (\d+)/gm],
};

/** Reads the number of tests from what Vitest, Playwright or Node's own runner print at the end. */
export function countTests(output) {
  const text = stripVTControlCharacters(output);
  return { passed: sum(text, SUMMARIES.passed), failed: sum(text, SUMMARIES.failed) };
}

function sum(text, patterns) {
  const numbers = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => Number(match[1])));
  return numbers.reduce((total, number) => total + number, 0);
}
