import type { LimitUsage } from '@uptier/shared/contracts/session.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import type { OutgoingEvent } from './shelf.ts';
import { createUsageBook, type UsageBook } from './usage.ts';

const limit = (used: number): LimitUsage => ({
  used,
  limit: 500,
  ratio: used / 500,
  resetsAt: '2026-12-01T00:00:00.000Z',
  reachedAt: null,
});
const use = (id: string, quantity: number, name = 'report_runs'): OutgoingEvent => ({
  id,
  at: '2026-11-20T00:00:00.000Z',
  accountId: 'a',
  userId: 'u',
  type: 'usage',
  name,
  quantity,
});
let book: UsageBook;
beforeEach(() => {
  book = createUsageBook(() => undefined);
});

test('before any answer a limit is unknown', () => {
  book.count(use('1', 5));
  expect(book.find('report_runs')).toBeNull();
});

test('own uses count on top of the server’s number, each id once', () => {
  book.learn({ report_runs: limit(100) }, 0);
  book.count(use('1', 5));
  book.count(use('1', 5));
  book.count(use('2', 1, 'api_calls'));
  expect(book.find('report_runs')).toMatchObject({ used: 105, ratio: 0.21, resetsAt: Date.UTC(2026, 11, 1) });
});

test('an acknowledged use counts until a snapshot asked for later holds it', () => {
  book.learn({ report_runs: limit(100) }, 0);
  book.count(use('1', 5));
  expect(book.hold('1')).toBe(true);
  expect(book.hold('unknown')).toBe(false);
  book.learn({ report_runs: limit(100) }, performance.now() - 1000);
  expect(book.find('report_runs')?.used).toBe(105);
  book.learn({ report_runs: limit(105) }, performance.now());
  expect(book.find('report_runs')?.used).toBe(105);
});

test('a snapshot that was under way when a use was acknowledged may hold it: the next one is due at once', () => {
  expect(book.learn({ report_runs: limit(100) }, 0)).toBe(false);
  book.count(use('1', 5));
  book.count(use('of-another-tab', 1), performance.now());
  const askedAt = performance.now() - 1000;
  expect(book.learn({ report_runs: limit(100) }, askedAt)).toBe(false);
  book.hold('1');
  expect(book.learn({ report_runs: limit(105) }, askedAt)).toBe(true);
  expect(book.learn({ report_runs: limit(105) }, performance.now())).toBe(false);
  expect(book.find('report_runs')?.used).toBe(106);
});

test('names of objects are no limits', () => {
  book.learn({ report_runs: limit(1) }, 0);
  expect(book.find('constructor')).toBeNull();
});

test('what a closed tab told of counts until a snapshot must know it', () => {
  book.learn({ report_runs: limit(100) }, 0);
  book.count(use('1', 5), 1_000);
  book.learn({ report_runs: limit(100) }, 30_000);
  expect(book.find('report_runs')?.used).toBe(105);
  book.learn({ report_runs: limit(105) }, 61_000);
  expect(book.find('report_runs')?.used).toBe(105);
});

test('a clock that is put back counts nothing twice', () => {
  book.learn({ report_runs: limit(100) }, 0);
  book.count(use('1', 5));
  book.hold('1');
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
  book.learn({ report_runs: limit(105) }, performance.now());
  expect(book.find('report_runs')?.used).toBe(105);
  vi.restoreAllMocks();
});
