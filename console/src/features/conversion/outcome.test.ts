import { expect, test } from 'vitest';
import type { PathAccount } from '../../api/reports.ts';
import { outcomeOf } from './outcome.ts';

const entered: PathAccount = {
  accountId: 'acc_1',
  enteredAt: '2026-11-01T00:00:00.000Z',
  outcome: 'shown',
  mature: false,
  converted: false,
  convertedAt: null,
};
const NOW = Date.parse('2026-11-09T06:00:00.000Z');
const tell = (account: Partial<PathAccount>) =>
  outcomeOf({ ...entered, ...account }, 30, (tier) => tier.toUpperCase(), NOW).text;

test('an upgrade says on which day it came', () => {
  expect(tell({ converted: true, mature: true, convertedAt: '2026-11-12T03:00:00.000Z' })).toBe('Upgraded on day 11');
});

test('a running window says how many days are left', () => {
  expect(tell({})).toBe('Open, 22 days left');
});

test('a closed window without an upgrade says so', () => {
  expect(tell({ mature: true })).toBe('Not upgraded');
});

test('a move to another tier within the window is named, a later one is not this path’s doing', () => {
  expect(tell({ mature: true, movedTo: 'max', movedAt: '2026-11-05T00:00:00.000Z' })).toBe('To MAX, day 4');
  expect(tell({ mature: true, movedTo: 'max', movedAt: '2026-12-20T00:00:00.000Z' })).toBe('Not upgraded');
});
