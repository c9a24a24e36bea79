import { emptyLedger } from '@uptier/shared/engine/ledger/ledger.ts';
import { emptyState } from '@uptier/shared/engine/state/state.ts';
import { expect, test } from 'vitest';
import { heapBytesOf } from './heap-bytes.ts';
import type { StoredSubject } from './stored-subject.ts';
import { createSubjectCache } from './subject-cache.ts';

function subjectOf(name: string): StoredSubject {
  const state = { ...emptyState, traits: { name: { value: name.repeat(200), at: 1_700_000_000_000, id: name } } };
  return { state, version: 1, ledger: emptyLedger, ledgerVersion: 0, createdAt: 1, lastActiveAt: null };
}
const names = (count: number) => Array.from({ length: count }, (_, index) => `name ${index}`);

test('what was used last is the same object, what was not is packed and comes back equal', () => {
  const cache = createSubjectCache(40_000);
  const subjects = new Map(names(12).map((name) => [name, subjectOf(name)]));
  for (const [name, subject] of subjects) cache.set(name, subject);
  expect(cache.get('name 11')).toBe(subjects.get('name 11'));
  expect(cache.size()).toMatchObject({ packed: expect.any(Number) });
  expect(cache.size().packed).toBeGreaterThan(0);
  expect(cache.size().ready + cache.size().packed).toBe(12);
  for (const [name, subject] of subjects) expect(cache.get(name)).toEqual(subject);
});

test('it never counts more bytes than it may take, and drops what was used least recently', () => {
  const cache = createSubjectCache(10_000);
  for (const name of names(100)) {
    cache.set(name, subjectOf(name));
    cache.get('name 0');
    expect(cache.size().bytes).toBeLessThanOrEqual(10_000);
  }
  expect(cache.get('name 0')).toEqual(subjectOf('name 0'));
  expect(cache.get('name 1')).toBeUndefined();
  expect(cache.get('name 99')).toEqual(subjectOf('name 99'));
});

test('a newer one replaces the older, packed or not, and what is deleted is gone', () => {
  const cache = createSubjectCache(40_000);
  for (const name of names(12)) cache.set(name, subjectOf(name));
  for (const name of ['name 0', 'name 11']) {
    cache.set(name, { ...subjectOf(name), version: 2 });
    expect(cache.get(name)?.version).toBe(2);
    cache.delete(name);
    expect(cache.get(name)).toBeUndefined();
  }
  cache.delete('name 1');
  expect(cache.get('name 1')).toBeUndefined();
  expect(cache.size().ready + cache.size().packed).toBe(9);
});

test('texts, numbers, lists and names all count', () => {
  expect(heapBytesOf('x'.repeat(100))).toBeGreaterThan(100);
  expect(heapBytesOf([1, 2, 3])).toBeGreaterThan(heapBytesOf([]));
  expect(heapBytesOf({ at: 1_700_000_000_000 })).toBeGreaterThan(heapBytesOf({ at: 1 }));
  expect(heapBytesOf(null)).toBe(0);
});
