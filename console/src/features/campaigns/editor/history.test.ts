import { expect, test } from 'vitest';
import { begin, edit, type History } from './history.ts';

const type = (history: History<string>, value: string, at: number, key: string | null = 'title') =>
  edit(history, { kind: 'set', value, key, at });

test('what is typed in one go is one step back', () => {
  let history = begin('');
  history = type(history, 'a', 0);
  history = type(history, 'ab', 300);
  history = type(history, 'abc', 5000);
  history = edit(history, { kind: 'undo' });
  expect(history.present).toBe('ab');
  history = edit(history, { kind: 'undo' });
  expect(history.present).toBe('');
  expect(edit(history, { kind: 'undo' })).toBe(history);
});

test('redo comes back to the last, and a new edit ends it', () => {
  let history = type(begin('a'), 'b', 0);
  history = edit(history, { kind: 'undo' });
  expect(edit(history, { kind: 'redo' }).present).toBe('b');
  history = type(history, 'c', 1);
  expect(edit(history, { kind: 'redo' }).present).toBe('c');
});

test('edits of two fields are two steps', () => {
  let history = type(begin(''), 'a', 0, 'title');
  history = type(history, 'ab', 10, 'body');
  expect(history.past).toEqual(['', 'a']);
});
