import { describe, expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';

const draft = {
  name: 'At the limit',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  holdout: 0,
  trigger: { kind: 'placement', placement: 'billing-page' },
  variants: [
    {
      id: 'a',
      surface: 'modal',
      content: { en: { title: '{{usage.api_calls.used}} calls made', body: 'Fine. {{account.top_report}} is yours.' } },
    },
    { id: 'b', surface: 'banner', content: { en: { title: 'Hello {{account.nothing}}' } } },
  ],
};

async function createAccount() {
  const world = await createWorld();
  const { call } = world;
  await call('POST', '/v1/accounts/acme/plan', { id: 'p', tier: 'starter', mrr: 19900, currency: 'usd' });
  const use = (id: string, name: string, quantity: number) => ({
    id,
    type: 'usage',
    accountId: 'acme',
    name,
    quantity,
  });
  await call('POST', '/v1/events', { events: [use('1', 'api_calls', 400), use('2', 'reports', 3)] });
  const preview = async (more: object = {}) =>
    await call('POST', '/v1/campaigns/preview', { campaign: draft, accountId: 'acme', userId: 'dana', ...more });
  return { ...world, preview };
}

describe('a preview', () => {
  it('fills a draft that was never saved with the numbers of the account, and says which fields have none', async () => {
    const { preview, call } = await createAccount();
    const { status, body } = await preview({ variantId: 'a' });
    expect(status).toBe(200);
    expect(body.nudge).toMatchObject({ content: { title: '400 calls made', body: 'Fine.' }, action: 'ask' });
    expect(body.fields).toEqual([
      { field: 'usage.api_calls.used', value: '400' },
      { field: 'account.top_report', value: null },
    ]);
    expect((await call('GET', '/v1/campaigns')).body.campaigns).toEqual([]);
  });

  it('says which gate would keep it from the user', async () => {
    const { preview, call } = await createAccount();
    expect((await preview()).body.reason).toMatchObject({
      gate: 'adoption',
      saw: { used: 1, total: 2, threshold: 60 },
    });
    await call('POST', '/v1/events', { events: [{ id: '3', type: 'usage', accountId: 'acme', name: 'exports' }] });
    await call('PUT', '/v1/policy', { version: 0, holdout: 0 });
    expect((await preview({ variantId: 'a' })).body).toMatchObject({ outcome: 'show', reason: { gate: null } });
  });

  it('shows nothing where the title has no value', async () => {
    const { preview } = await createAccount();
    expect((await preview({ variantId: 'b' })).body).toMatchObject({
      nudge: null,
      fields: [{ field: 'account.nothing', value: null }],
    });
  });
});

describe('the gates of one campaign', () => {
  it('are listed in order up to the one that stopped it', async () => {
    const { call } = await createAccount();
    const { id } = (await call('POST', '/v1/campaigns', draft)).body;
    const asked = { accountId: 'acme', userId: 'dana', placement: 'billing-page', explain: true, campaignId: id };
    expect((await call('POST', '/v1/decide', asked)).body.gates).toBe(null);
    const titled = { ...draft, version: 1, variants: draft.variants.slice(0, 1) };
    await call('PUT', `/v1/campaigns/${id}`, titled);
    expect((await call('POST', `/v1/campaigns/${id}/publish`, {})).status).toBe(200);
    const { gates } = (await call('POST', '/v1/decide', asked)).body;
    expect(gates).toHaveLength(16);
    expect(gates.map(({ state }: { state: string }) => state)).toEqual([
      ...Array.from({ length: 5 }, () => 'passed'),
      'stopped',
      ...Array.from({ length: 10 }, () => 'not-reached'),
    ]);
    expect(gates[5]).toMatchObject({ gate: 'adoption', code: 'below-threshold', saw: { used: 1, total: 2 } });
  });
});

describe('the features of an account', () => {
  it('carry their uses and the day of the last', async () => {
    const { call } = await createAccount();
    const { features } = (await call('GET', '/v1/accounts/acme/features')).body;
    expect(features).toMatchObject([
      { id: 'reports', uses: 3, minUses: 1, lastUsedAt: '2026-11-20T00:00:00.000Z' },
      { id: 'exports', uses: 0, lastUsedAt: null },
    ]);
  });
});
