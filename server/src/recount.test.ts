import { expect, it } from 'vitest';
import { type Recount, recount } from './recount.ts';
import { createWorld } from './tests/world.ts';

async function createRecount() {
  const world = await createWorld();
  const { call, deps, nouns } = world;
  const plan = { currency: 'usd', at: '2026-11-01T00:00:00.000Z' };
  await call('POST', '/v1/accounts/acme/plan', { id: 'p1', tier: 'starter', mrr: 19900, ...plan });
  await call('POST', '/v1/events', {
    events: [{ id: 'u1', type: 'usage', name: 'reports', accountId: 'acme', userId: 'ada' }],
  });
  const environment = await nouns.environments.find('dev');
  if (!environment) throw new Error('the world has a development environment');
  const count = async () => {
    const found: ({ accountId: string } & Recount)[] = [];
    const catalog = await nouns.catalogs.read('dev');
    for await (const each of recount({ ...deps, environment, catalog })) found.push(each);
    return found;
  };
  return { ...world, count };
}

it('finds nothing to put right in what was just written', async () => {
  const { count } = await createRecount();
  expect((await count()).map(({ accountId, differing }) => [accountId, differing])).toEqual([['acme', []]]);
});

it('finds what does not follow from the events and brings it back', async () => {
  const { count, store } = await createRecount();
  const row = await store.accounts.find('dev', 'acme');
  const [movement] = await store.movements.listOfAccount('dev', 'acme');
  if (!row || !movement) throw new Error('the account and its first plan were written');
  const [ledger] = await store.ledgers.listByIds('dev', ['acme']);
  const subject = {
    ...row,
    version: row.version + 1,
    state: { ...row.state, usage: {} },
    ledgerVersion: ledger?.version ?? 0,
  };
  const empty = { grants: [], firings: [], snoozes: [], nevers: [], requests: [], mute: null };
  await store.write([
    store.accounts.save('dev', 'acme', { ...subject, ledger: empty }, row.createdAt),
    store.movements.record([{ ...movement, mrrAfter: 1 }]),
  ]);
  const [found] = await count();
  expect(found?.differing).toEqual(['state', 'movements']);
  expect(await store.write(found?.statements ?? [])).toBe('written');
  expect((await count()).map(({ differing }) => differing)).toEqual([[]]);
});
