import { expect, test } from 'vitest';
import { follow } from './typed.ts';

test('an emptied or half-written number stays as typed beside the value made of it, until that changes from elsewhere', () => {
  const emptied = follow({ text: '', made: null }, '1');
  expect(emptied).toEqual({ text: '', made: '1' });
  expect(emptied && follow(emptied, '1')).toEqual({ text: '', made: '1' });
  expect(emptied && follow(emptied, '25')).toBe(null);
});
