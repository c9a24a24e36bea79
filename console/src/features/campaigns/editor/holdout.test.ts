import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { describe, expect, it } from 'vitest';
import { holdoutWords } from './holdout.ts';

const tier = (id: string, name: string) => ({ id, name, features: [], limits: {}, prices: [] });
const tiers = [tier('starter', 'Starter'), tier('pro', 'Pro')];
const catalog: Catalog = { version: 1, tiers, features: [], limits: [], products: [] };
const path = { from: 'starter', to: 'pro' };
const live = (id: string, holdout: number, of: Partial<Campaign> = {}): Campaign => ({
  ...{ id, name: id, kind: 'upgrade', status: 'live', version: 1, publishedVersion: 1, priority: 0, path, holdout },
  ...{
    trigger: { kind: 'placement', placement: 'home' },
    audience: { all: [] },
    variants: [],
    goal: { windowDays: 30 },
  },
  guardrails: { buyersOnly: false, adoptionThreshold: 0, preferredWindowOnly: false, caps: {}, clocks: {} },
  ...of,
});

describe('what a draft withholds', () => {
  it.each<[string, Campaign[], string]>([
    ['alone on its path', [live('own', 0.5)], '10% of accounts are withheld.'],
    [
      'beside others that are no part of the draw',
      [
        live('a', 0.5, { kind: 'limit-warning' }),
        live('b', 0.5, { status: 'paused' }),
        live('c', 0.5, { path: { from: 'starter', to: 'starter' }, motion: 'seats' }),
      ],
      '10% of accounts are withheld.',
    ],
    [
      'beside a higher share',
      [live('a', 0.2)],
      '20% of accounts are withheld: this campaign asks for 10%, but campaigns of Starter → Pro share the highest.',
    ],
    [
      'beside a lower share',
      [live('a', 0.05), live('b', 0.02)],
      '10% of accounts are withheld, together with 2 other campaigns of Starter → Pro. Theirs goes up from 5%.',
    ],
    [
      'beside the same share',
      [live('a', 0.1)],
      '10% of accounts are withheld, together with 1 other campaign of Starter → Pro.',
    ],
  ])('%s', (_, campaigns, words) => {
    expect(holdoutWords({ id: 'own', path, holdout: 0.1 }, campaigns, catalog)).toBe(words);
  });
});
