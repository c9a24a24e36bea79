import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Saw } from '@uptier/shared/contracts/decision.ts';
import type { Gate } from '@uptier/shared/contracts/gate.ts';
import { expect, test } from 'vitest';
import { gateSentence } from './gate-sentence.ts';

const tier = (id: string, name: string) => ({ id, name, features: [], limits: {}, prices: [] });
const catalog: Catalog = {
  version: 1,
  tiers: [tier('starter', 'Starter'), tier('pro', 'Pro')],
  features: [],
  limits: [{ id: 'runs', name: 'Report runs', kind: 'metered', period: 'month', serverOnly: false, aliases: [] }],
  products: [],
};

test.each<[Gate, string, Saw, string]>([
  ['path', 'other-tier', { tier: 'starter', from: 'pro', to: 'x' }, 'From Pro; the account is on Starter'],
  ['adoption', 'below-threshold', { used: 5, total: 10, threshold: 60 }, '5 of 10 features, 50.0% < 60%'],
  ['adoption', 'passed', { used: 4, total: 6, threshold: 60 }, '4 of 6 features, 66.7% ≥ 60%'],
  [
    'trigger',
    'below-threshold',
    { limit: 'runs', used: 431, max: 500, ratio: 0.862, thresholds: [95, 100] },
    '431 of 500 Report runs, 86.2%; waits for 95, 100%',
  ],
  [
    'trigger',
    'other-placement',
    { placement: null, wanted: 'billing-page' },
    'Waits for the placement billing-page; the page asked for none',
  ],
  [
    'risk',
    'at-risk',
    { count: 2, signals: ['usage', 'nps'], threshold: 2 },
    '2 of 7 signals present (usage, nps); 2 would stop it',
  ],
  [
    'fatigue',
    'cap',
    { cap: 'userDay', spent: 3, weight: 3, limit: 4 },
    '3 spent and 3 more would pass 4 for this user in a day',
  ],
  [
    'holdout',
    'path',
    { by: 'path', holdout: 0.1, bucket: 3 },
    'Held out of this path (10% of accounts): recorded, deliberately not shown',
  ],
  ['role', 'asks-admin', { role: 'member' }, 'member cannot buy: would ask an admin'],
  ['renewal', 'warning', {}, 'Not asked: a limit warning is a service message'],
  ['variant', 'not-reached', {}, 'Not reached'],
  [
    'live',
    'outside-hours',
    { now: '18:05', weekday: 'mon', zone: 'Europe/Berlin', hours: { from: '09:00', to: '17:00' } },
    'Runs from 09:00 to 17:00; it was 18:05 in Europe/Berlin',
  ],
  [
    'trigger',
    'not-reached',
    { name: 'runs', by: 'account', total: 7, count: 10 },
    '7 of 10 × Report runs by the account: not reached yet',
  ],
  [
    'trigger',
    'reached',
    { used: 6, total: 10, percent: 60, reachedAt: '2026-11-18T00:00:00.000Z', openDays: 7 },
    '6 of 10 features in use; waits for 60%: reached on Nov 18',
  ],
  ['path', 'already-attached', { tier: 'pro', from: 'pro', product: 'insights' }, 'The account has insights already'],
  [
    'audience',
    'no-match',
    {
      tier: 'pro',
      role: 'owner',
      failed: [{ condition: 'account’s industry is health', value: 'retail', at: 'all.0' }],
    },
    'Does not hold: account’s industry is health (it is retail)',
  ],
  [
    'audience',
    'no-match',
    { tier: 'pro', role: 'owner', failed: [{ condition: 'user’s champion is true', value: null, at: '' }] },
    'Does not hold: user’s champion is true (nothing is known)',
  ],
  [
    'audience',
    'no-match',
    {
      ...{ tier: 'pro', role: 'owner' },
      failed: [{ condition: 'not (share used of Report runs is less than 50 %)', value: 0.184, at: 'not' }],
    },
    'Does not hold: not (share used of Report runs is less than 50 %) (it is 18.4%)',
  ],
])('%s %s', (gate, code, saw, sentence) => {
  expect(gateSentence({ gate, code, saw }, catalog)).toBe(sentence);
});

test('a clock says when the next interruption may come', () => {
  const saw = { clock: 'kind', at: '2026-11-18T14:05:00.000Z', times: 2, days: 3 };
  expect(gateSentence({ gate: 'fatigue', code: 'clock', saw }, catalog)).toMatch(/needs 3 days.*Free again.*24/);
});
