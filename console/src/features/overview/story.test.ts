import { expect, test } from 'vitest';
import type { Cell, Overview } from '../../api/reports.ts';
import { tell } from './story.ts';

const FROM = `${new Date().getUTCFullYear()}-08-01T00:00:00.000Z`;
const overview = (upgrades: number, incremental: Overview['incremental']): Overview => ({
  attributed: { upgrades, mrr: 0, currency: 'usd' },
  incremental,
  exposedAccounts: 100,
  withheldAccounts: 10,
  accounts: 1000,
  nearLimit: [],
  nearLimitCount: 0,
  weekly: [],
  campaigns: [],
});
const side = { exposed: 1, open: 0, mature: 1, converted: 0, rate: 0, interval: null };
const judged = (fromName: string, toName: string, verdict: NonNullable<Cell['verdict']>) => ({
  path: { steps: 3, from: 0, to: 1, fromName, toName },
  cell: {
    from: fromName,
    to: toName,
    shown: side,
    withheld: side,
    difference: { estimate: null, interval: null },
    attributed: { upgrades: 0, mrr: 0, currency: 'usd' },
    incremental: { upgrades: null, interval: null },
    verdict,
  },
});

test('what would not have happened is claimed only when its interval lies above zero', () => {
  expect(tell(overview(673, { upgrades: 215, interval: [17, 413], paths: 4 }), [], FROM).title).toBe(
    '673 upgrades followed a nudge since Aug 1; about 215 would not have come without it',
  );
  expect(tell(overview(673, { upgrades: 215, interval: [-17, 413], paths: 4 }), [], FROM).title).toContain(
    'not yet told apart from 0',
  );
  expect(tell(overview(1, { upgrades: null, interval: null, paths: 0 }), [], FROM).title).toContain(
    '1 upgrade followed a nudge',
  );
});

test('while the whole cannot be told, the paths that work are claimed alone', () => {
  const starter = judged('Starter', 'Pro', { kind: 'working' });
  const paths = [
    { ...starter, cell: { ...starter.cell, incremental: { upgrades: 84, interval: [10, 158] as const } } },
    judged('Pro', 'Max', { kind: 'more-days', days: null }),
  ];
  expect(tell(overview(184, { upgrades: 93, interval: [-128, 313], paths: 2 }), paths, FROM).title).toContain(
    'about 84 on Starter → Pro would not have come',
  );
});

test('the lead names what works and what hurts', () => {
  const paths = [judged('Starter', 'Pro', { kind: 'working' }), judged('Pro', 'Max', { kind: 'hurting' })];
  expect(tell(overview(1, { upgrades: 1, interval: null, paths: 1 }), paths, FROM).lead).toBe(
    'Starter → Pro carries it. Pro → Max upgrades less often with nudges: look there first.',
  );
});

test('while nothing can be judged the lead says when the first can be', () => {
  const paths = [judged('a', 'b', { kind: 'more-days', days: 41 }), judged('b', 'c', { kind: 'more-days', days: 12 })];
  expect(tell(overview(0, { upgrades: null, interval: null, paths: 0 }), paths, FROM).lead).toBe(
    'No path can be judged yet; the first is expected in 12 days.',
  );
});
