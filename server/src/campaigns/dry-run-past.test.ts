import { expect, it } from 'vitest';
import { createWorld, NOON } from '../tests/world.ts';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const start = NOON - 26 * DAY;

const words = { en: { title: 'Go further' } };
const pitch = {
  ...{ name: 'Pitch', kind: 'upgrade', path: { from: 'starter', to: 'pro' }, holdout: 0.4 },
  trigger: { kind: 'placement', placement: 'billing' },
  variants: [{ id: 'a', surface: 'modal', content: words }],
};
const lesson = {
  ...{ name: 'Lesson', kind: 'adoption', holdout: 0 },
  trigger: { kind: 'placement', placement: 'home' },
  variants: [{ id: 'a', surface: 'toast', content: words }],
};
const warning = {
  ...{ name: 'Warning', kind: 'limit-warning', trigger: { kind: 'limit', limit: 'api_calls', thresholds: [50] } },
  variants: [{ id: 'a', surface: 'banner', content: words }],
};

type World = Awaited<ReturnType<typeof createWorld>>;

/** A user looks at two places: whatever comes is claimed and seen, as a page does. */
async function visit({ call, clock }: World, accountId: string, userId: string): Promise<void> {
  const who = { accountId, userId };
  const placements = ['home', 'billing'];
  await call('POST', '/v1/session', { account: { id: accountId }, user: { id: userId }, placements }, 'pk_dev');
  for (const placement of placements) {
    clock.now += 1000;
    const { outcome, campaignId } = (await call('POST', '/v1/decide', { ...who, placement })).body;
    if (outcome === 'none') continue;
    const claim = (await call('POST', '/v1/claim', { ...who, campaignId })).body;
    if (!claim.granted) continue;
    const what = claim.outcome === 'show' ? 'shown' : 'withheld';
    const seen = { ...who, id: `${what}-${clock.now}`, type: 'nudge', what, decisionId: claim.decisionId };
    await call('POST', '/v1/events', { events: [seen] });
  }
}

async function liveThrough(world: World, accounts: readonly string[]): Promise<void> {
  const { call, clock } = world;
  for (const id of accounts) {
    await call('POST', `/v1/accounts/${id}/plan`, { id: 'p', tier: 'starter', mrr: 100, currency: 'usd' });
    await call('PUT', `/v1/accounts/${id}/users/ann`, { traits: { role: 'owner' } });
  }
  for (let day = 0; day < 26; day += 2) {
    for (const [index, accountId] of accounts.entries()) {
      clock.now = start + day * DAY + index * HOUR;
      const names = index % 3 === 0 && day > 10 ? ['reports'] : ['reports', 'exports'];
      const quantity = 20 * index;
      const events = [...names, 'api_calls'].map((name) => ({ name, quantity: name === 'api_calls' ? quantity : 1 }));
      await call('POST', '/v1/events', {
        events: events.map((event) => ({
          ...event,
          id: `${event.name}-${day}`,
          type: 'usage',
          accountId,
          userId: 'ann',
        })),
      });
      await visit(world, accountId, 'ann');
      clock.now += 20 * 60_000;
      if (index % 2 === 0) await visit(world, accountId, 'bob');
    }
  }
  clock.now = NOON;
}

it('a live campaign over its own past comes to what was really shown and withheld', { timeout: 30_000 }, async () => {
  const world = await createWorld(start - DAY);
  const { call, store } = world;
  const { version } = (await call('GET', '/v1/policy')).body;
  await call('PUT', '/v1/policy', { version, holdout: 0 });
  const ids: string[] = [];
  for (const draft of [pitch, lesson, warning]) {
    const { id } = (await call('POST', '/v1/campaigns', draft)).body;
    await call('POST', `/v1/campaigns/${id}/publish`, {});
    ids.push(id);
  }
  const accounts = Array.from({ length: 8 }, (_, index) => `account-${index}`);
  await liveThrough(world, accounts);
  const rows = (await Promise.all(accounts.map((id) => store.exposures.listOfAccount('dev', id)))).flat();
  for (const id of ids) {
    const own = rows.filter(({ campaignId }) => campaignId === id);
    const [shown, withheld] = [
      own.filter((row) => row.outcome === 'shown'),
      own.filter((row) => row.outcome !== 'shown'),
    ];
    const accountsOf = (some: typeof own) => new Set(some.map(({ accountId }) => accountId)).size;
    const { body } = await call('POST', `/v1/campaigns/${id}/dry-run`);
    expect(shown.length).toBeGreaterThan(2);
    expect(body.reached).toMatchObject({ accounts: accountsOf(shown), nudges: shown.length });
    expect(body.withheld).toEqual({ accounts: accountsOf(withheld), moments: withheld.length });
  }
});
