import { defaultPolicy } from '@uptier/shared/contracts/policy.ts';
import { compileCampaigns } from '@uptier/shared/engine/campaigns/compile.ts';
import { emptyLedger } from '@uptier/shared/engine/ledger/ledger.ts';
import { emptyState } from '@uptier/shared/engine/state/state.ts';
import { expect, it } from 'vitest';
import { heapBytesOf } from '../store/heap-bytes.ts';
import { createRemembered } from './remembered.ts';

const catalog = { version: 1, tiers: [], features: [], limits: [], products: [] };
const environment = { id: 'e', kind: 'development' as const, salt: 's', timezone: 'UTC' };
const compiled = compileCampaigns({ campaigns: [], catalog, policy: defaultPolicy, environment });

function askOf(size: number) {
  const traits = { note: { value: 'x'.repeat(size), at: 0, id: '1' } };
  const nothing = { placement: null, event: null, feature: null, locale: null };
  const moment = { now: 0, accountId: 'a', userId: 'u', sessionStartedAt: 0, ...nothing };
  return { compiled, subject: { state: { ...emptyState, traits }, ledger: emptyLedger }, moment };
}

it('what was decided is remembered within a budget of bytes, the newest first', () => {
  const remembered = createRemembered(heapBytesOf, 1_000_000);
  for (let index = 0; index < 500; index++) remembered.remember(`d${index}`, askOf(10_000));
  const { count, bytes } = remembered.size();
  expect(bytes).toBeLessThanOrEqual(1_000_000);
  expect(count).toBeGreaterThan(70);
  expect(count).toBeLessThan(100);
  expect(remembered.find('d499')).not.toBeNull();
  expect(remembered.find('d0')).toBeNull();
});

it('and within a number of decisions; the same one told again counts once', () => {
  const remembered = createRemembered(heapBytesOf);
  for (let index = 0; index < 5000; index++) remembered.remember(`d${index}`, askOf(1));
  expect(remembered.size().count).toBeLessThanOrEqual(2000);
  const before = remembered.size();
  remembered.remember('d4999', askOf(1));
  expect(remembered.size()).toEqual(before);
});
