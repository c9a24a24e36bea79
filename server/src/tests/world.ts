import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Deps } from '../http/deps.ts';
import { createNouns } from '../nouns.ts';
import { openSignIn } from '../store/sqlite/sign-in.ts';
import { createSqliteStore } from '../store/store.ts';

export const NOON = Date.parse('2026-11-20T12:00:00.000Z');

/** Small enough to reckon with by hand. */
const smallCatalog = {
  version: 0,
  tiers: [
    {
      id: 'starter',
      name: 'Starter',
      features: ['reports', 'exports'],
      limits: { api_calls: 1000, seats: 10 },
      prices: [{ interval: 'month', amount: 19900, currency: 'usd', stripePriceIds: ['price_starter'] }],
    },
    {
      id: 'pro',
      name: 'Pro',
      features: ['sso'],
      limits: { api_calls: 10000, seats: null },
      prices: [{ interval: 'month', amount: 59900, currency: 'usd', stripePriceIds: ['price_pro', 'price_pro_year'] }],
    },
  ],
  features: [
    { id: 'reports', name: 'Reports', core: true },
    { id: 'exports', name: 'Exports', aliases: [{ event: 'Feature Used', where: { feature: 'exports' } }] },
    { id: 'sso', name: 'SSO' },
  ],
  limits: [
    { id: 'api_calls', kind: 'metered', period: 'month' },
    { id: 'seats', kind: 'level' },
  ],
  products: [],
};

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

function inMemory(): Pick<Deps, 'store' | 'signIn'> {
  return { store: createSqliteStore(':memory:'), signIn: openSignIn(':memory:') };
}

/** A whole server, in memory unless told where, with a clock of its own, a development and a production environment, and their keys. */
export async function createWorld(now = NOON, { store, signIn } = inMemory()) {
  const clock = { now };
  const deps: Deps = {
    store,
    signIn,
    now: () => clock.now,
    random: () => 0.5,
    config: readConfig({}),
    log: quiet,
    secret: 'a secret of at least thirty-two characters',
  };
  const nouns = createNouns(deps);
  const { environments } = await nouns.workspaces.create('Test', [
    { id: 'dev', name: 'Development', kind: 'development' },
    { id: 'prod', name: 'Production', kind: 'production' },
  ]);
  await store.write(
    environments.flatMap(({ id }) =>
      (['pk', 'sk'] as const).map((kind) => store.keys.record(nouns.keys.row(id, kind, kind, `${kind}_${id}`))),
    ),
  );
  for (const { id } of environments)
    await nouns.catalogs.write(id, smallCatalog satisfies Partial<Catalog> | object, 'test');
  const app = createApp(deps, nouns);

  async function call(
    method: string,
    path: string,
    body?: unknown,
    key = 'sk_dev',
    headers: Record<string, string> = {},
  ) {
    const answer = await app.request(path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text), headers: answer.headers };
  }
  return { app, call, clock, deps, nouns, store };
}
