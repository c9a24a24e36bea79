import { describe, expect, it } from 'vitest';
import { foldAll } from '../fold/fold.ts';
import { emptyLedger } from '../ledger/ledger.ts';
import { campaignOf, catalog, compiledOf, momentOf, onPlan } from '../tests/world.ts';
import { decide, listLeases } from './decide.ts';

const subject = { state: foldAll([onPlan('starter')], catalog, 'UTC'), ledger: emptyLedger };
const compiled = (over: object[]) =>
  compiledOf(
    over.map((campaign) => campaignOf(campaign)),
    { adoptionThreshold: 0 },
  );
const accounts = Array.from({ length: 4000 }, (_, index) => `account-${index}`);
const winners = (ids: object[]) => {
  const live = compiled(ids);
  return accounts.map((accountId) => decide(live, subject, momentOf({ accountId, placement: 'billing' })).campaign?.id);
};

describe('campaigns of one path and priority', () => {
  it('share its accounts evenly', () => {
    const share = winners([{ id: 'a' }, { id: 'b' }]).filter((id) => id === 'a').length / accounts.length;
    expect(Math.abs(share - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / accounts.length));
  });

  it('lose accounts only to one that is added', () => {
    const [two, three] = [winners([{ id: 'a' }, { id: 'b' }]), winners([{ id: 'a' }, { id: 'b' }, { id: 'c' }])];
    for (const [index, id] of three.entries()) if (id !== 'c') expect(id).toBe(two[index]);
    expect(new Set(three).size).toBe(3);
  });

  it('come by priority when that differs, and by order on different paths', () => {
    expect(new Set(winners([{ id: 'a' }, { id: 'b', priority: 1 }]))).toEqual(new Set(['b']));
    expect(new Set(winners([{ id: 'a' }, { id: 'b', path: { from: 'starter', to: 'enterprise' } }]))).toEqual(
      new Set(['a']),
    );
  });

  it('are leased in the order in which they would be decided', () => {
    const live = compiled([
      { id: 'a' },
      { id: 'b' },
      { id: 'z', priority: 9, path: { from: 'starter', to: 'enterprise' } },
    ]);
    for (const accountId of accounts.slice(0, 200)) {
      const leases = listLeases(live, subject, momentOf({ accountId })).map(({ campaign }) => campaign.id);
      expect(leases[0]).toBe('z');
      expect(leases[1]).toBe(
        decide(compiled([{ id: 'a' }, { id: 'b' }]), subject, momentOf({ accountId, placement: 'billing' })).campaign
          ?.id,
      );
    }
  });
});
