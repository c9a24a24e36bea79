import { expect, it } from 'vitest';
import { createWorld, NOON } from '../tests/world.ts';

const DAY = 86_400_000;

it('accounts come by readiness, the highest first and those without a score last, page by page', async () => {
  const { call } = await createWorld();
  const scores = Array.from({ length: 7 }, (_, index) => index);
  const plan = { tier: 'starter', mrr: 40_000, currency: 'usd' };
  for (const index of scores) await call('POST', `/v1/accounts/a${index}/plan`, { id: 'p', ...plan });
  await call('POST', '/v1/accounts/unknown/plan', { id: 'p', ...plan, tier: 'pro' });
  const use = (accountId: string, days: number, quantity: number) => ({
    ...{ id: `${accountId}-${days}`, type: 'usage', accountId, userId: 'ann', name: 'reports', quantity },
    at: new Date(NOON - days * DAY).toISOString(),
  });
  const events = scores.flatMap((index) => [use(`a${index}`, 100, 100), use(`a${index}`, 5, 80 + 6 * index)]);
  await call('POST', '/v1/events', { events });
  const all = (await call('GET', '/v1/accounts?sort=readiness')).body.accounts;
  const idsOf = (accounts: { id: string }[]) => accounts.map(({ id }) => id);
  expect(idsOf(all)).toEqual(['a6', 'a5', 'a4', 'a3', 'a2', 'a1', 'a0', 'unknown']);
  const values = all.map(({ readiness }: { readiness: { score: number | null } }) => readiness.score ?? -1);
  expect(values).toEqual(values.toSorted((a: number, b: number) => b - a));
  const paged: string[] = [];
  for (let cursor = ''; ; ) {
    const { accounts, next } = (await call('GET', `/v1/accounts?sort=readiness&limit=3${cursor}`)).body;
    paged.push(...idsOf(accounts));
    if (next === null) break;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
  expect(paged).toEqual(idsOf(all));
  const found = (await call('GET', '/v1/accounts?sort=readiness&tier=starter&search=A1')).body.accounts;
  expect(found).toMatchObject([{ id: 'a1', tier: 'starter', mrr: 40_000 }]);
});
