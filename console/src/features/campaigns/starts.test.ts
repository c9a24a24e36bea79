import { campaignDraftSchema } from '@uptier/shared/contracts/campaign.ts';
import { type Catalog, catalogSchema } from '@uptier/shared/contracts/catalog.ts';
import { fieldsIn } from '@uptier/shared/engine/content/fill.ts';
import { mergeFields } from '@uptier/shared/engine/content/merge-fields.ts';
import { expect, test } from 'vitest';
import { startsFor } from './starts.ts';

const price = (amount: number) => ({ interval: 'month', amount, currency: 'usd' });
const catalog: Catalog = catalogSchema.parse({
  version: 1,
  tiers: [
    { id: 'starter', name: 'Starter', features: ['boards'], limits: { runs: 500 }, prices: [price(19900)] },
    { id: 'pro', name: 'Pro', features: ['sso'], limits: { runs: 5000 }, prices: [price(59900)] },
  ],
  features: [
    { id: 'boards', name: 'Boards' },
    { id: 'sso', name: 'Single sign-on' },
  ],
  limits: [{ id: 'runs', name: 'Report runs', kind: 'metered' }],
});

test('every start is a campaign that the server takes, with merge fields the catalog offers', () => {
  const known = new Set(mergeFields(catalog).map(({ field }) => field));
  for (const { draft } of startsFor(catalog)) {
    expect(campaignDraftSchema.safeParse(draft).error).toBeUndefined();
    for (const field of fieldsIn(JSON.stringify(draft))) expect(known).toContain(field);
  }
});

test('a path that was asked for is taken', () => {
  const [, placement] = startsFor({ ...catalog, tiers: catalog.tiers }, { from: 'starter', to: 'pro' });
  expect(placement?.draft).toMatchObject({ path: { from: 'starter', to: 'pro' }, kind: 'upgrade' });
});

test('an empty catalog says what is missing instead of making a broken draft', () => {
  const empty: Catalog = { version: 0, tiers: [], features: [], limits: [], products: [] };
  expect(startsFor(empty).map(({ draft }) => draft)).toEqual([null, null, null, null]);
});
