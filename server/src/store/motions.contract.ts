import { expect, it } from 'vitest';
import type { Connection } from './connection.ts';
import type { EntryRow, UpgradeRow } from './queries/exposures.ts';
import type { MovementRow } from './queries/movements.ts';
import { createStore } from './store.ts';

const owner = { environmentId: 'e', accountId: 'acme' };
const period = { from: 0, to: 1000 };
const entry: EntryRow = {
  ...owner,
  ...{ scope: '', motion: 'tier', fromTier: 'pro', toTier: 'plus', enteredAt: 10, outcome: 'shown' },
  ...{ campaignId: 'c', variantId: 'a', movedAt: null, movedTo: null, mrrDelta: null, withheldBuckets: 500 },
};
const product: EntryRow = { ...entry, scope: '\ncross-sell', motion: 'cross-sell', toTier: 'insights' };
const upgrade: UpgradeRow = {
  ...owner,
  ...{ movementId: 'p1', motion: 'tier', at: 20, fromTier: 'pro', toTier: 'plus', mrrDelta: 500, currency: 'usd' },
  plans: [
    { tier: 'pro', seats: 5, mrr: 500, products: [] },
    { tier: 'plus', seats: null, mrr: 1000, products: ['insights'] },
  ],
  credits: [],
};
const attached: UpgradeRow = {
  ...upgrade,
  movementId: 'p1\ncross-sell\ninsights',
  motion: 'cross-sell',
  toTier: 'insights',
};

/** What every database must do with the cohorts and upgrades of several motions. */
export function motionContract(connect: () => Connection): void {
  const open = () => createStore(connect());

  it('keeps entries and upgrades of one change apart by motion', async () => {
    const { exposures, conversion, write } = open();
    const history = { entries: [entry, product], upgrades: [upgrade, attached] };
    await write(exposures.replaceHistory('e', 'acme', history));
    expect(await conversion.listEntries('e', '', period)).toEqual([entry]);
    expect(await conversion.listEntries('e', '\ncross-sell', period)).toEqual([product]);
    expect(await conversion.listUpgrades('e', 'tier', period)).toEqual([upgrade]);
    expect(await conversion.listUpgrades('e', 'cross-sell', period)).toEqual([attached]);
    expect(await conversion.listUpgrades('e', 'seats', period)).toEqual([]);
  });

  it('keeps the products of a movement, and that nobody named them', async () => {
    const { movements, write } = open();
    const movement: MovementRow = {
      ...owner,
      ...{ id: 'p1', at: 20, kind: 'expansion', motion: 'cross-sell', fromTier: 'pro', toTier: 'pro' },
      ...{ mrrBefore: 500, mrrAfter: 600, currency: 'usd', seatsBefore: null, seatsAfter: null },
      ...{ productsBefore: null, productsAfter: ['audit', 'insights'] },
    };
    await write([movements.record([movement])]);
    expect(await movements.listOfAccount('e', 'acme')).toEqual([movement]);
  });
}
