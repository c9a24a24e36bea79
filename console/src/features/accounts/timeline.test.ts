import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { expect, test } from 'vitest';
import type { TimelineEvent } from '../../api/accounts.ts';
import { toEntries } from './timeline.ts';

const feature = { core: true, minUses: 1, counted: true, serverOnly: false, aliases: [] };
const catalog: Catalog = {
  version: 1,
  tiers: [
    { id: 'starter', name: 'Starter', features: [], limits: {}, prices: [] },
    { id: 'pro', name: 'Pro', features: [], limits: {}, prices: [] },
  ],
  features: [{ ...feature, id: 'boards', name: 'Boards' }],
  limits: [],
  products: [],
};
const names = { catalog, userName: (id: string) => `User ${id}`, campaignName: () => 'At the limit' };
const event = (at: string, more: Partial<TimelineEvent>): TimelineEvent => ({
  id: at,
  at,
  userId: 'u1',
  type: 'usage',
  movement: null,
  ...more,
});

test('the uses of one day become one line, the most used first', () => {
  const entries = toEntries(
    [
      event('2026-11-20T12:00:00.000Z', { name: 'runs', quantity: 9 }),
      event('2026-11-20T11:00:00.000Z', { name: 'boards', quantity: 30, userId: 'u2' }),
      event('2026-11-19T11:00:00.000Z', { name: 'boards' }),
    ],
    names,
  );
  expect(entries.map(({ text, note }) => [text, note])).toEqual([
    ['Used by 2 people', 'Boards 30, runs 9'],
    ['Used by 1 person', 'Boards 1'],
  ]);
});

test('nudges and moves between tiers say who and from where', () => {
  const movement = {
    ...{ at: '2026-11-20T12:00:00.000Z', kind: 'expansion', motion: 'tier', fromTier: 'starter', toTier: 'pro' },
    ...{ mrrBefore: 19900, mrrAfter: 59900, currency: 'usd' },
  } satisfies TimelineEvent['movement'];
  const [moved, shown] = toEntries(
    [
      event('2026-11-20T12:00:00.000Z', { type: 'plan', tier: 'pro', mrr: 59900, currency: 'usd', movement }),
      event('2026-11-20T11:00:00.000Z', { type: 'nudge', what: 'shown', campaignId: 'c1', variantId: 'b' }),
    ],
    names,
  );
  expect(moved).toMatchObject({ text: 'Starter → Pro', note: 'expansion, $599 a month' });
  expect(shown).toMatchObject({ text: 'Nudge shown to User u1', note: 'At the limit, variant B' });
});
