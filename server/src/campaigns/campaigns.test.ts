import { describe, expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';

const words = { en: { title: 'You used {{usage.api_calls.used}}', dismiss: { label: 'Not now' } } };
const draft = {
  name: 'Starter to Pro',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  trigger: { kind: 'placement', placement: 'billing-page' },
  variants: [{ id: 'a', surface: 'banner', content: words }],
  note: 'kept as it came',
};

async function createDraft(changes: object = {}) {
  const world = await createWorld();
  const made = await world.call('POST', '/v1/campaigns', { ...draft, ...changes });
  const path = `/v1/campaigns/${made.body.id}`;
  return { ...world, made, path };
}

describe('a campaign', () => {
  it('starts as a draft with every default and keeps unknown fields', async () => {
    const { made, call, path } = await createDraft();
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      status: 'draft',
      version: 1,
      publishedVersion: null,
      holdout: 0.1,
      note: draft.note,
    });
    expect((await call('GET', path)).body).toEqual(made.body);
    expect((await call('GET', '/v1/campaigns')).body.campaigns).toHaveLength(1);
    expect((await call('GET', path, undefined, 'sk_prod')).status).toBe(404);
  });

  it('is edited against the version that was read', async () => {
    const { call, path } = await createDraft();
    const edited = await call('PUT', path, { ...draft, name: 'New name', version: 1 });
    expect(edited.body).toMatchObject({ name: 'New name', version: 2 });
    const late = await call('PUT', path, { ...draft, version: 1 });
    expect([late.status, late.body.code]).toEqual([409, 'stale']);
    expect((await call('PUT', path, draft)).status).toBe(400);
  });

  it('goes live as the version that was published, whatever is edited after', async () => {
    const { call, nouns, path, made } = await createDraft();
    expect((await nouns.live.read('dev')).campaigns).toHaveLength(0);
    expect((await call('POST', `${path}/publish`, {})).body).toMatchObject({ status: 'live', publishedVersion: 1 });
    await call('PUT', path, { ...draft, name: 'Later', version: 1 });
    const live = await nouns.live.read('dev');
    expect(live.byId.get(made.body.id)?.campaign).toMatchObject({ name: draft.name, version: 1 });
    await call('POST', `${path}/publish`, {});
    expect((await nouns.live.read('dev')).byId.get(made.body.id)?.campaign.name).toBe('Later');
    expect((await call('POST', `${path}/pause`, {})).body.status).toBe('paused');
    expect((await nouns.live.read('dev')).campaigns).toHaveLength(0);
  });

  it('is known as it was at a past moment', async () => {
    const { call, clock, nouns, path } = await createDraft();
    const start = clock.now;
    clock.now = start + 1000;
    await call('POST', `${path}/publish`, {});
    clock.now = start + 2000;
    await call('POST', `${path}/pause`, {});
    const counts = [500, 1500, 2500].map(async (ms) => (await nouns.live.readAt('dev', start + ms)).campaigns.length);
    expect(await Promise.all(counts)).toEqual([0, 1, 0]);
  });

  it.each([
    ['no variant', { variants: [] }, 'variants'],
    ['no variant that may be drawn', { variants: [{ ...draft.variants[0], weight: 0 }] }, 'variants'],
    ['one variant twice', { variants: [draft.variants[0], draft.variants[0]] }, 'variants.1.id'],
    ['a path downwards', { path: { from: 'pro', to: 'starter' } }, 'path.to'],
    ['an adoption nudge on a path downwards', { kind: 'adoption', path: { from: 'pro', to: 'starter' } }, 'path.to'],
    ['an unknown tier', { path: { from: 'starter', to: 'gold' } }, 'path.to'],
    ['an unknown limit', { trigger: { kind: 'limit', limit: 'stars' } }, 'trigger.limit'],
    ['an unknown feature', { trigger: { kind: 'feature', feature: 'stars' } }, 'trigger.feature'],
    [
      'an unknown tier in the audience',
      { audience: { any: [{ of: 'tier', is: 'one-of', value: ['gold'] }] } },
      'audience.any.0.value',
    ],
    [
      'an unknown merge field',
      { variants: [{ ...draft.variants[0], content: { en: { title: 'Hi {{usage.stars.used}}' } } }] },
      'variants.0.content.en.title',
    ],
  ])('is not published with %s', async (_, changes, field) => {
    const { call, path, made } = await createDraft(changes);
    expect(made.status).toBe(201);
    const { status, body } = await call('POST', `${path}/publish`, {});
    expect(status).toBe(400);
    expect(Object.keys(body.fields)).toEqual([field]);
  });
});

describe('catalog and policy', () => {
  it('are versions: a write names the one it was made from', async () => {
    const { call } = await createWorld();
    const read = (await call('GET', '/v1/catalog')).body;
    expect(read.version).toBe(1);
    expect((await call('PUT', '/v1/catalog', { ...read, extra: 1 })).body).toMatchObject({ version: 2, extra: 1 });
    const late = await call('PUT', '/v1/catalog', read);
    expect([late.status, late.body.code]).toEqual([409, 'stale']);
    const broken = { ...read, version: 2, tiers: [{ id: 'x', name: 'X', features: ['nope'] }] };
    expect((await call('PUT', '/v1/catalog', broken)).body.fields).toHaveProperty('tiers.0.features.0');
  });

  it('stop every nudge with one switch and keep what was not sent', async () => {
    const { call, nouns } = await createWorld();
    const { body } = await call('GET', '/v1/policy');
    const stopped = await call('PUT', '/v1/policy', { version: body.version, stopped: true, caps: { userDay: 2 } });
    expect(stopped.body).toMatchObject({ stopped: true, holdout: 0.05, caps: { userDay: 2, userWeek: 10 } });
    expect((await nouns.live.read('dev')).policy.stopped).toBe(true);
    expect((await call('GET', '/v1/audit')).body.entries.map(({ what }: { what: string }) => what)).toContain(
      'policy.changed',
    );
  });
});
