import { describe, expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';

const campaign = {
  name: 'To Pro at the reports page',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  holdout: 0,
  trigger: { kind: 'placement', placement: 'reports-page' },
  variants: [{ id: 'a', surface: 'banner', content: { en: { title: 'Go further, {{user.name}}' } } }],
};
const dana = { user: { id: 'dana' }, account: { id: 'acme' } };

async function createStory() {
  const world = await createWorld();
  const { id } = (await world.call('POST', '/v1/campaigns', campaign)).body;
  await world.call('POST', `/v1/campaigns/${id}/publish`, {});
  const plan = { id: 'p', tier: 'starter', mrr: 19_900, currency: 'usd' };
  await world.call('POST', '/v1/accounts/acme/plan', plan);
  return { ...world, id };
}

describe('what a page may show its developer', () => {
  it('explains each moment the page asks for, with names, the ledger and every campaign', async () => {
    const { call, id } = await createStory();
    const request = { ...dana, placements: ['reports-page'], features: ['sso'] };
    const { status, body } = await call('POST', '/v1/debug', request, 'pk_dev');
    expect(status).toBe(200);
    expect(body).toMatchObject({ environment: { id: 'dev', kind: 'development' }, tier: 'starter', stopped: false });
    expect(body.names).toMatchObject({ limits: ['api_calls', 'seats'], placements: ['reports-page'] });
    expect(body.ledger).toContainEqual({ cap: 'userSession', spent: 0, limit: 3 });
    expect(body.decisions.map(({ asked }: { asked: object }) => asked)).toEqual([
      { placement: null, feature: null, event: null },
      { placement: 'reports-page', feature: null, event: null },
      { placement: null, feature: 'sso', event: null },
    ]);
    expect(body.decisions[1].decision.trace).toMatchObject([
      { campaignId: id, passed: false, gate: 'adoption', saw: { threshold: 60 } },
    ]);
    expect(body.decisions[1].decision).not.toHaveProperty('decisionId');
    expect(body.campaigns).toMatchObject([{ id, name: campaign.name, surface: 'banner' }]);
  });

  it('is no call of the user', async () => {
    const { call, store } = await createStory();
    await call('POST', '/v1/debug', dana, 'pk_dev');
    expect(await store.userSessions.find('dev', 'acme', 'dana')).toBeNull();
  });

  it('is refused in production, also to a server', async () => {
    const { call } = await createWorld();
    const { status, body } = await call('POST', '/v1/debug', dana, 'sk_prod');
    expect(status).toBe(403);
    expect(JSON.stringify(body)).not.toContain('trace');
    expect((await call('POST', '/v1/debug', dana, 'pk_prod')).status).toBe(401);
  });

  it('is announced by the session in development only', async () => {
    const { call } = await createWorld();
    expect((await call('POST', '/v1/session', dana, 'pk_dev')).body.environment).toBe('development');
    expect((await call('POST', '/v1/session', dana, 'sk_prod')).body).not.toHaveProperty('environment');
  });
});
