import { expect, test } from 'vitest';
import { resultSentence } from './result-sentence.ts';

const side = (converted: number, mature: number) => ({
  ...{ exposed: mature + 3, open: 3, mature, converted, interval: null },
  rate: mature === 0 ? null : converted / mature,
});

test('a difference is said with its interval and both counts', () => {
  const said = resultSentence(
    { shown: side(163, 1005), withheld: side(46, 503), difference: { estimate: 0.0707, interval: [0.016, 0.126] } },
    30,
  );
  expect(said.title).toBe('+7.1 pts over withheld (1.6 to 12.6).');
  expect(said.text).toBe(
    '16.2% of accounts that saw it upgraded within 30 days (163 of 1,005), against 9.1% of the withheld (46 of 503).',
  );
});

test('before the first window closes there is no rate', () => {
  const nothing = { shown: side(0, 0), withheld: side(0, 0), difference: { estimate: null, interval: null } };
  expect(resultSentence(nothing, 14)).toEqual({
    title: 'No window has closed yet.',
    text: '3 accounts saw it; the first rate can be read 14 days after the first exposure.',
  });
});
