import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import { expect, test } from 'vitest';
import type { Usage } from '../types.ts';
import { withUse } from './with-use.ts';

const use: Usage = { used: 1510, limit: 2000, ratio: 0.755, resetsAt: null, reachedAt: null };
const find = (limit: string): Usage | null => (limit === 'runs' ? use : null);
const nudge: Nudge = {
  content: { title: '1,500 of 2,000 runs', body: '3 seats are left.', bullets: ['500 runs are left', 'API access'] },
  live: {
    title: '{{usage.runs.used}} of {{usage.runs.limit}} runs',
    body: '{{usage.seats.left}} seats are left.',
    bullets: ['{{usage.runs.left}} runs are left', 'API access'],
  },
  meter: { limit: 'runs', name: 'Runs', used: 1500, max: 2000, resetsAt: null, reachedAt: 1 },
  locale: 'en',
  action: 'upgrade',
};

test('open fields and the bar take what the page has counted; a text with a limit it does not know stays', () => {
  const { content, meter } = withUse(nudge, find);
  expect(content.title).toBe('1,510 of 2,000 runs');
  expect(content.body).toBe('3 seats are left.');
  expect(content.bullets).toEqual(['490 runs are left', 'API access']);
  expect(meter).toEqual({ limit: 'runs', name: 'Runs', used: 1510, max: 2000, resetsAt: null, reachedAt: null });
});

test('numbers follow the locale, also one that is none', () => {
  const share = { ...nudge, live: { title: '{{usage.runs.percent}}, {{usage.runs.used}}' } };
  expect(withUse({ ...share, locale: 'de' }, find).content.title).toBe('76\u00a0%, 1.510');
  expect(withUse({ ...share, locale: 'no locale' }, find).content.title).toBe('76%, 1,510');
});

test('words without open fields stay as they were written', () => {
  const { live: _, ...plain } = nudge;
  expect(withUse(plain, find).content).toEqual(nudge.content);
});
