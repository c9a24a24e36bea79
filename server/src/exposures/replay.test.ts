import { expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';

const HOUR = 3_600_000;
const user = { accountId: 'acme', userId: 'ada' };
const content = { en: { title: 'Almost full', body: 'Seats are running out.', dismiss: { label: 'Close' } } };

async function createWarnedWorld() {
  const { call, clock } = await createWorld();
  const draft = {
    name: 'Seats',
    kind: 'limit-warning',
    trigger: { kind: 'limit', limit: 'seats', thresholds: [80, 95] },
    variants: [{ id: 'a', surface: 'banner', content }],
  };
  const { body: campaign } = await call('POST', '/v1/campaigns', draft);
  await call('POST', `/v1/campaigns/${campaign.id}/publish`, {});
  await call('POST', '/v1/accounts/acme/plan', { id: 'p1', tier: 'starter', mrr: 19900, currency: 'usd' });
  const send = async (event: object) => {
    clock.now += HOUR;
    const id = `e${clock.now}`;
    await call('POST', '/v1/events', { events: [{ id, accountId: 'acme', ...event }] });
  };
  const fill = async (value: number) => await send({ type: 'level', limit: 'seats', value });
  const ask = async (at?: number) => {
    const when = at === undefined ? {} : { at: new Date(at).toISOString() };
    const { outcome, reason, trace } = (await call('POST', '/v1/decide', { ...user, ...when, explain: true })).body;
    return { outcome, reason, trace };
  };
  const see = async () => {
    const { body } = await call('POST', '/v1/decide', user);
    await send({ type: 'nudge', what: 'shown', decisionId: body.decisionId, userId: 'ada' });
  };
  return { ask, call, clock, fill, see, send };
}

it('answers every past moment as it was answered then', async () => {
  const { ask, clock, fill, see, send } = await createWarnedWorld();
  const steps = [
    () => fill(7),
    () => fill(8),
    see,
    () => fill(7.6),
    () => fill(8),
    () => fill(3),
    () => fill(8),
    see,
    () => send({ type: 'usage', name: 'reports', userId: 'ada' }),
    () => fill(10),
    () => send({ type: 'plan', tier: 'pro', mrr: 59900, currency: 'usd' }),
    () => send({ type: 'plan', tier: 'starter', mrr: 19900, currency: 'usd' }),
  ];
  const then: { at: number; answer: object }[] = [];
  for (const step of steps) {
    await step();
    clock.now += 1;
    then.push({ at: clock.now, answer: await ask() });
  }
  const outcomes = then.map(({ answer }) => ('outcome' in answer ? answer.outcome : null));
  expect(outcomes).toEqual([
    'none',
    'show',
    'none',
    'none',
    'none',
    'none',
    'show',
    'none',
    'none',
    'show',
    'none',
    'show',
  ]);
  clock.now += 24 * HOUR;
  for (const { at, answer } of then) expect(await ask(at)).toEqual(answer);
});

it('fires for a level that rose and fell again within one request', async () => {
  const { ask, call, clock } = await createWarnedWorld();
  const level = (id: string, value: number, before: number) => {
    const at = new Date(clock.now - before).toISOString();
    return { id, at, accountId: 'acme', type: 'level', limit: 'seats', value };
  };
  await call('POST', '/v1/events', { events: [level('l1', 8.5, 3000), level('l2', 7.6, 2000)] });
  clock.now += HOUR;
  const [now, replayed] = [await ask(), await ask(clock.now)];
  expect(now).toMatchObject({ outcome: 'show' });
  expect(replayed).toEqual(now);
});
