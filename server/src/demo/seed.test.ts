import { expect, it } from 'vitest';
import { createNouns } from '../nouns.ts';
import { createWorld, NOON } from '../tests/world.ts';
import { demoPlaces } from './places.ts';
import { seedDemo, seedOwner } from './seed.ts';

it('makes both environments once, with live campaigns that hold against the catalog', async () => {
  const { call, deps, nouns, store } = await createWorld();
  await store.write([store.settings.remove('workspace')]);
  const seed = async () => await seedDemo(deps, (now) => createNouns({ ...deps, now }));
  const startedAt = await seed();
  expect(startedAt).toBe(Date.parse('2026-07-23T00:00:00.000Z'));
  nouns.environments.forget();
  const { body } = await call('GET', '/v1/campaigns', undefined, 'sk_demo');
  const statuses = body.campaigns.map(({ status }: { status: string }) => status);
  expect(statuses.filter((status: string) => status === 'live').length).toBeGreaterThanOrEqual(7);
  expect((await nouns.live.readAt('env_demo', startedAt)).campaigns.length).toBe(statuses.length - 1);
  expect((await call('GET', '/v1/campaigns', undefined, 'sk_empty')).body.campaigns).toEqual([]);
  expect((await call('GET', '/v1/catalog', undefined, 'sk_empty')).body.tiers).toHaveLength(4);
  deps.now = () => NOON + 86_400_000;
  expect(await seed()).toBe(startedAt);
  expect((await call('GET', '/v1/campaigns', undefined, 'sk_demo')).body.campaigns).toHaveLength(statuses.length);
});

it('uses keys that differ between its places', () => {
  const keys = demoPlaces.flatMap(({ publicKey, secretKey, identitySecret, webhookSecret }) => [
    publicKey,
    secretKey,
    identitySecret,
    webhookSecret,
  ]);
  expect(new Set(keys).size).toBe(keys.length);
});

it('lets the owner in with the password of this start', async () => {
  const { nouns, app } = await createWorld();
  const signIn = async (password: string) =>
    await app.request('http://localhost:4400/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:4400', host: 'localhost:4400' },
      body: JSON.stringify({ email: 'owner@demo.test', password }),
    });
  await seedOwner(nouns, 'first password');
  await seedOwner(nouns, 'second password');
  expect((await signIn('first password')).status).toBe(401);
  expect((await signIn('second password')).status).toBe(200);
});
