import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test('quotes, commas and line ends are quoted, a missing value is empty', () => {
  expect(toCsv([['a,b', 'say "hi"', 'two\nlines', null, undefined, 0, -1.5]])).toBe(
    '"a,b","say ""hi""","two\nlines",,,0,-1.5',
  );
});

test.each(['=1+1', '+1', '-1', '@cmd', '\tx'])('a text that a spreadsheet would run (%j) is made plain', (text) => {
  expect(toCsv([[text]])).toBe(`'${text}`);
});
