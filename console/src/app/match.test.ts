import { expect, test } from 'vitest';
import { match } from './match.ts';

test('a pattern gives the parts of the path by name, decoded', () => {
  expect(match('/accounts/:id', '/accounts/a%2Fb%20c')).toEqual({ id: 'a/b c' });
});

test('a path of another shape does not match', () => {
  expect(match('/accounts/:id', '/accounts')).toBeNull();
  expect(match('/accounts/:id', '/accounts/')).toBeNull();
  expect(match('/accounts/:id', '/campaigns/c1')).toBeNull();
  expect(match('/accounts/:id', '/accounts/a/users')).toBeNull();
});

test('a part that cannot be decoded is no match instead of a crash', () => {
  expect(match('/accounts/:id', '/accounts/%E0%A4%A')).toBeNull();
});
