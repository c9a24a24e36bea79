import { expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';

const DAY = 86_400_000;
const user = { accountId: 'acme', userId: 'ada' };
const hint = {
  name: 'Reports',
  kind: 'adoption',
  holdout: 0,
  trigger: { kind: 'placement', placement: 'home' },
  variants: [{ id: 'a', surface: 'toast', content: { en: { title: 'Try reports' } } }],
};

/** An account that a hint may come to; `ask` takes a past moment, or none for now. */
async function createHintedWorld() {
  const { call, clock } = await createWorld();
  const { id } = (await call('POST', '/v1/campaigns', hint)).body;
  await call('POST', `/v1/campaigns/${id}/publish`, {});
  await call('POST', '/v1/accounts/acme/plan', { id: 'p1', tier: 'starter', mrr: 19_900, currency: 'usd' });
  const ask = async (at?: number) => {
    const when = at === undefined ? {} : { at: new Date(at).toISOString() };
    const { body } = await call('POST', '/v1/decide', { ...user, placement: 'home', ...when });
    return { outcome: body.outcome, reason: body.reason, decisionId: body.decisionId };
  };
  const send = async (what: string, decisionId: string) =>
    await call('POST', '/v1/events', {
      events: [{ id: `${what}-${clock.now}`, type: 'nudge', what, decisionId, ...user }],
    });
  return { ask, call, clock, send };
}

it('goes by the default rules before any were written', async () => {
  const { ask, call, clock } = await createHintedWorld();
  const then = clock.now;
  expect(await ask()).toMatchObject({ outcome: 'show' });
  clock.now += DAY;
  await call('PUT', '/v1/policy', { version: 0, stopped: true });
  expect(await ask()).toMatchObject({ reason: { code: 'stopped' } });
  expect(await ask(then)).toMatchObject({ outcome: 'show' });
});

it('goes by the rules under which each answer of a user came in', async () => {
  const { ask, call, clock, send } = await createHintedWorld();
  const clocks = { campaignDays: 0, kindDays: 0, anyMinutes: 0 };
  await call('PUT', '/v1/policy', { version: 0, snoozeDays: 2, clocks });
  const { decisionId } = await ask();
  await send('snoozed', decisionId);
  clock.now += DAY;
  await call('PUT', '/v1/policy', { version: 1, snoozeDays: 30 });
  const held = await ask();
  expect(held.reason).toMatchObject({ gate: 'fatigue', code: 'snoozed' });
  const first = clock.now;
  clock.now += DAY;
  expect(await ask()).toMatchObject({ outcome: 'show' });
  const second = clock.now;
  clock.now += DAY;
  expect(await ask(first)).toEqual(held);
  expect(await ask(second)).toMatchObject({ outcome: 'show' });
});

it('charges a click long after the nudge was seen to the day it was seen, live and asked again', async () => {
  const { ask, call, clock, send } = await createHintedWorld();
  const clocks = { campaignDays: 0, kindDays: 0, anyMinutes: 0 };
  await call('PUT', '/v1/policy', { version: 0, holdout: 0, clocks, caps: { userDay: 2 } });
  const first = await ask();
  await send('shown', first.decisionId);
  clock.now += 9 * DAY;
  await send('shown', (await ask()).decisionId);
  clock.now += 1000;
  await send('clicked', first.decisionId);
  const then = ++clock.now;
  expect(await ask()).toMatchObject({ outcome: 'show' });
  clock.now += DAY;
  expect(await ask(then)).toMatchObject({ outcome: 'show' });
});
