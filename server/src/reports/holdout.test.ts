import { newcombeDifference } from '@uptier/shared/stats/newcombe-difference.ts';
import { describe, expect, it } from 'vitest';
import { createWorld, NOON } from '../tests/world.ts';

const DAY = 86_400_000;

const pitch = {
  name: 'Starter to Pro',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  holdout: 0.5,
  guardrails: { adoptionThreshold: 0 },
  trigger: { kind: 'placement', placement: 'billing' },
  variants: [{ id: 'a', surface: 'card', content: { en: { title: 'Go further' } } }],
};
const accounts = Array.from({ length: 60 }, (_, index) => `account-${index}`);

/** Every account asks once and sees, or would have seen, the pitch; of those shown each third moves up. */
async function createStory(policy: object) {
  const world = await createWorld();
  const { call, clock } = world;
  const { version } = (await call('GET', '/v1/policy')).body;
  await call('PUT', '/v1/policy', { version, adoptionThreshold: 0, ...policy });
  const { id } = (await call('POST', '/v1/campaigns', pitch)).body;
  await call('POST', `/v1/campaigns/${id}/publish`, {});
  const outcomes = new Map<string, string>();
  for (const accountId of accounts) {
    await call('POST', `/v1/accounts/${accountId}/plan`, { id: 'p', tier: 'starter', mrr: 100, currency: 'usd' });
    const who = { accountId, userId: 'dana' };
    const { decisionId, outcome, reason } = (await call('POST', '/v1/decide', { ...who, placement: 'billing' })).body;
    const what = outcome === 'show' ? 'shown' : 'withheld';
    await call('POST', '/v1/events', { events: [{ ...who, id: 'seen', type: 'nudge', what, decisionId }] });
    outcomes.set(accountId, outcome === 'show' ? 'show' : reason.code);
  }
  const by = (outcome: string) => accounts.filter((id) => outcomes.get(id) === outcome);
  clock.now = NOON + DAY;
  for (const accountId of by('show').filter((_, index) => index % 3 === 0))
    await call('POST', `/v1/accounts/${accountId}/plan`, { id: 'up', tier: 'pro', mrr: 200, currency: 'usd' });
  clock.now = NOON + 40 * DAY;
  return { ...world, by, campaignId: id };
}

describe('the holdout report', () => {
  it('sets accounts that are held out beside those that are not, by workspace and by path', async () => {
    const { call, by } = await createStory({ holdout: 0.25 });
    const { status, body } = await call('GET', '/v1/reports/holdout');
    expect(status).toBe(200);
    const [shown, byPath, byWorkspace] = [by('show').length, by('path').length, by('workspace').length];
    expect(Math.min(shown, byPath, byWorkspace)).toBeGreaterThan(0);
    const moved = Math.ceil(shown / 3);
    const { workspace, paths } = body;
    expect(workspace).toMatchObject({
      holdout: 0.25,
      // Those who moved up are still accounts of the workspace.
      assigned: { heldOut: byWorkspace, others: shown + byPath },
      heldOut: { exposed: byWorkspace, mature: byWorkspace, converted: 0, rate: 0 },
      others: { exposed: shown + byPath, mature: shown + byPath, converted: moved },
      srm: { isMismatch: false },
    });
    expect(workspace.difference.estimate).toBeCloseTo(moved / (shown + byPath), 12);
    expect(paths).toHaveLength(1);
    expect(paths[0]).toMatchObject({
      ...{ from: 'starter', to: 'pro', holdout: 0.5 },
      assigned: { heldOut: byPath, others: shown - moved },
      heldOut: { exposed: byPath + byWorkspace, converted: 0 },
      others: { exposed: shown, converted: moved },
      srm: { isMismatch: false },
    });
    const { estimate } = newcombeDifference({ successes: moved, trials: shown }, { successes: 0, trials: byPath });
    expect(paths[0].difference.estimate).toBeCloseTo(estimate ?? Number.NaN, 12);
    expect(paths[0].difference.interval[0]).toBeLessThan(estimate ?? 0);
  });

  it('counts entries of its period, and open windows as open', async () => {
    const { call, clock } = await createStory({ holdout: 0 });
    clock.now = NOON + 20 * DAY;
    const open = (await call('GET', '/v1/reports/holdout')).body;
    expect(open.workspace.others).toMatchObject({ exposed: 60, open: 60, mature: 0, rate: null });
    expect(open.workspace.heldOut.exposed).toBe(0);
    const later = new Date(NOON + DAY).toISOString();
    const none = (await call('GET', `/v1/reports/holdout?from=${later}`)).body;
    expect(none.workspace.others.exposed).toBe(0);
    expect(none.paths[0].others.exposed).toBe(0);
    expect((await call('GET', '/v1/reports/holdout?windowDays=0')).status).toBe(400);
    expect((await call('GET', '/v1/reports/holdout', undefined, 'pk_dev')).status).toBe(403);
  });

  it('leaves out who was drawn under another holdout of the workspace', async () => {
    const { call, clock } = await createStory({ holdout: 0 });
    const { version } = (await call('GET', '/v1/policy')).body;
    await call('PUT', '/v1/policy', { version, holdout: 0.5 });
    const { workspace } = (await call('GET', '/v1/reports/holdout')).body;
    expect(workspace.since).toBe(new Date(clock.now).toISOString());
    expect([workspace.heldOut.exposed, workspace.others.exposed]).toEqual([0, 0]);
    // A change that leaves the holdout alone changes nothing.
    clock.now += DAY;
    await call('PUT', '/v1/policy', { version: version + 1, stopped: true });
    expect((await call('GET', '/v1/reports/holdout')).body.workspace.since).toBe(workspace.since);
  });
});
