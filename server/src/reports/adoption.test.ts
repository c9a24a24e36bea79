import { describe, expect, it } from 'vitest';
import { createWorld, NOON } from '../tests/world.ts';

const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();

describe('adoption by tier', () => {
  it('spreads accounts over steps of 10 %, counts who uses each feature, and who is below the threshold', async () => {
    const { call } = await createWorld();
    const plan = (account: string, tier: string, ago: number) =>
      call('POST', `/v1/accounts/${account}/plan`, {
        ...{ id: `${tier}-${ago}`, tier, mrr: 100, currency: 'usd', at: iso(NOON - ago * DAY) },
      });
    for (const account of ['none', 'half', 'all', 'late']) await plan(account, 'starter', 100);
    // Upgrades: one used what came with it after two days, the other not yet.
    for (const account of ['up', 'slow']) {
      await plan(account, 'starter', 100);
      await plan(account, 'pro', 10);
    }
    await call('PUT', '/v1/accounts/free', { traits: { name: 'No tier' } });
    let count = 0;
    const use = (accountId: string, name: string, ago: number) => ({
      ...{ id: `e${++count}`, type: 'usage', accountId, name, at: iso(NOON - ago * DAY) },
    });
    await call('POST', '/v1/events', {
      events: [
        ...[use('half', 'reports', 29), use('all', 'reports', 0), use('all', 'exports', 3), use('late', 'reports', 30)],
        ...[use('up', 'reports', 1), use('up', 'exports', 1), use('up', 'sso', 8), use('slow', 'sso', 11)],
      ],
    });
    const { status, body } = await call('GET', '/v1/reports/adoption');
    expect(status).toBe(200);
    expect(body).toMatchObject({ asOf: iso(NOON), threshold: 60 });
    const [starter, pro] = body.tiers;
    expect(starter).toMatchObject({
      ...{ tier: 'starter', name: 'Starter', accounts: 4, buckets: [2, 0, 0, 0, 0, 1, 0, 0, 0, 1] },
      below: { accounts: 3, share: 0.75 },
    });
    expect(starter.features).toMatchObject([
      { feature: 'reports', accounts: 2, share: 0.5, firstUse: { accounts: 0, medianDays: null } },
      { feature: 'exports', accounts: 1, share: 0.25 },
    ]);
    // Three of three, and one of three.
    expect(pro.buckets).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
    expect(pro.features[2]).toMatchObject({ feature: 'sso', accounts: 2, share: 1 });
    expect(pro.features[2].firstUse).toEqual({ accounts: 2, medianDays: 2 });
  });

  it('says that there is no data where there is none', async () => {
    const { call } = await createWorld();
    const { body } = await call('GET', '/v1/reports/adoption');
    expect(body.tiers[0]).toMatchObject({ accounts: 0, below: { accounts: 0, share: null } });
    expect(body.tiers[0].features[0].share).toBeNull();
    expect((await call('GET', '/v1/reports/adoption', undefined, 'pk_dev')).status).toBe(403);
  });
});
