import { emptyLedger } from '@uptier/shared/engine/ledger/ledger.ts';
import { expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';
import { createSubjects } from './subjects.ts';

it('reads many as they are stored now, also what another holder of the store has written', async () => {
  const { call, store } = await createWorld();
  const subjects = createSubjects(store, { maxBytes: 1024 * 1024 });
  const tiers = async () =>
    [...(await subjects.readMany('dev', ['a', 'b']))].map(([, { state }]) => state.plans.length);
  const plan = (id: string) => ({ id, tier: 'starter', mrr: 19900, currency: 'usd' });
  await call('POST', '/v1/accounts/a/plan', plan('p1'));
  expect(await tiers()).toEqual([1, 0]);
  await call('POST', '/v1/accounts/a/plan', { ...plan('p2'), tier: 'pro', mrr: 59900 });
  await call('POST', '/v1/accounts/b/plan', plan('p1'));
  expect(await tiers()).toEqual([2, 1]);
  const { ledgerVersion } = await subjects.read('dev', 'a');
  const mute = { reason: 'In talks', until: null };
  await store.write([store.ledgers.save('dev', 'a', ledgerVersion + 1, { ...emptyLedger, mute })]);
  expect((await subjects.readMany('dev', ['a'])).get('a')?.ledger.mute).toEqual(mute);
});
