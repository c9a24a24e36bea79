import { expect, it } from 'vitest';
import { createKeptAnswers } from './kept-answers.ts';

it('an answer is kept as long as it was dear, a minute at most, and asked for once at a time', async () => {
  let [at, reads] = [0, 0];
  const takes = [10, 10_000, 1];
  const keep = createKeptAnswers<number>(() => at);
  const find = () =>
    keep('e', async () => {
      at += takes[reads] ?? 0;
      return await Promise.resolve(++reads);
    });
  expect(await Promise.all([find(), find()])).toEqual([1, 1]);
  at = 209;
  expect(await find()).toBe(1);
  at = 210;
  expect(await find()).toBe(2);
  at += 59_999;
  expect(await find()).toBe(2);
  at += 1;
  expect(await find()).toBe(3);
});

it('a read that failed is not kept', async () => {
  const find = createKeptAnswers<number>();
  await expect(find('e', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await find('e', () => Promise.resolve(2))).toBe(2);
});
