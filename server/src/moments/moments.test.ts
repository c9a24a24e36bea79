import { beforeEach, expect, it } from 'vitest';
import { createWorld, NOON } from '../tests/world.ts';

const HOUR = 3_600_000;
const DAY = 86_400_000;
const allDays = { from: 0, to: 1_000_000 };
const content = { en: { title: 'Well done', body: 'Have a look.', dismiss: { label: 'Close' } } };

let world: Awaited<ReturnType<typeof createWorld>>;
beforeEach(async () => {
  world = await createWorld();
  await world.call('POST', '/v1/accounts/acme/plan', { id: 'p', tier: 'starter', mrr: 19900, currency: 'usd' });
});

async function moments(accountId = 'acme'): Promise<string[]> {
  await world.nouns.settle();
  const asked = { accountIds: [accountId], after: null, limit: 999 };
  const rows = await world.store.moments.list('dev', allDays, asked);
  return rows.map(({ userId, what, name, at }) => `${userId} ${what} ${name} +${(at - NOON) / HOUR}h`);
}
const session = async (of: object = {}) =>
  await world.call('POST', '/v1/session', { user: { id: 'ada' }, account: { id: 'acme' }, ...of }, 'pk_dev');
const decide = async (of: object) =>
  await world.call('POST', '/v1/decide', { accountId: 'acme', userId: 'ada', ...of }, 'pk_dev');
const send = async (...events: object[]) =>
  await world.call('POST', '/v1/events', {
    events: events.map((event, index) => ({ id: `e${world.clock.now}-${index}`, accountId: 'acme', ...event })),
  });

it('records what a page asks once a user and day', async () => {
  await session({ placements: ['home', 'billing'] });
  world.clock.now += HOUR;
  await session({ placements: ['home', 'team'] });
  await decide({ placement: 'billing' });
  await decide({ feature: 'sso' });
  await decide({ event: 'report.exported', userId: 'bob' });
  world.clock.now += 11 * HOUR;
  await decide({});
  expect(await moments()).toEqual([
    'ada placement billing +0h',
    'ada placement home +0h',
    'ada session  +0h',
    'ada feature sso +1h',
    'ada placement team +1h',
    'bob event report.exported +1h',
    'ada session  +12h',
  ]);
});

it('counts the days of an account in its own zone', async () => {
  await world.call('PUT', '/v1/accounts/acme', { traits: { timezone: 'Asia/Tokyo' } });
  await session();
  world.clock.now += 2 * HOUR;
  await session();
  world.clock.now += HOUR;
  await session();
  expect(await moments()).toEqual(['ada session  +0h', 'ada session  +3h']);
});

it('records nothing when a member only looks on, nor of accounts nobody knows, nor of the past', async () => {
  await decide({ accountId: 'nobody', placement: 'home' });
  const at = new Date(NOON).toISOString();
  world.clock.now += HOUR;
  await world.call('POST', '/v1/decide', { accountId: 'acme', userId: 'ada', placement: 'home', at });
  expect(await moments()).toEqual([]);
  expect(await moments('nobody')).toEqual([]);
});

it('records what events tell: pages that asked, what a live campaign waits for, and limits that fired', async () => {
  const draft = { kind: 'adoption', variants: [{ id: 'a', surface: 'toast', content }] };
  const publish = async (of: object) => {
    const { body } = await world.call('POST', '/v1/campaigns', { name: 'x', ...draft, ...of });
    await world.call('POST', `/v1/campaigns/${body.id}/publish`, {});
  };
  await publish({ trigger: { kind: 'event', name: 'report.exported' } });
  await publish({ kind: 'limit-warning', trigger: { kind: 'limit', limit: 'seats', thresholds: [80] } });
  world.clock.now += HOUR;
  await send(
    { type: 'moment', what: 'placement', name: 'home', userId: 'ada' },
    { type: 'moment', what: 'placement', name: 'home', userId: 'ada' },
    { type: 'usage', name: 'report.exported', userId: 'ada' },
    { type: 'usage', name: 'report.exported' },
    { type: 'usage', name: 'other', userId: 'ada' },
    { type: 'level', limit: 'seats', value: 9 },
  );
  const expected = [
    ' event report.exported +1h',
    ' firing seats +1h',
    'ada event report.exported +1h',
    'ada placement home +1h',
  ];
  expect(await moments()).toEqual(expected);
  await send({ type: 'moment', what: 'placement', name: 'home', userId: 'ada' });
  expect(await moments()).toEqual(expected);
});

it('records and counts an event under the name that lists it as an alias', async () => {
  const { body: catalog } = await world.call('GET', '/v1/catalog');
  const aliases = [{ event: 'Report Exported' }];
  const feature = { id: 'report.exported', name: 'Export', aliases };
  await world.call('PUT', '/v1/catalog', { ...catalog, features: [...catalog.features, feature] });
  const variants = [{ id: 'a', surface: 'toast', content }];
  const trigger = { kind: 'event', name: 'report.exported' };
  const { body } = await world.call('POST', '/v1/campaigns', { name: 'x', kind: 'adoption', variants, trigger });
  await world.call('POST', `/v1/campaigns/${body.id}/publish`, {});
  await send({ type: 'usage', name: 'Report Exported', userId: 'ada' });
  expect(await moments()).toEqual(['ada event report.exported +0h']);
  const report = await world.call('GET', '/v1/reports/gates');
  expect(report.body.campaigns).toMatchObject([{ campaignId: body.id, asked: 1 }]);
});

it('takes history of the last days as it was, and nothing older', async () => {
  const told = (days: number) => {
    const at = new Date(NOON - days * DAY).toISOString();
    return { type: 'moment', what: 'feature', name: 'sso', userId: 'ada', at };
  };
  await send(told(40), told(20), told(2));
  expect(await moments()).toEqual(['ada feature sso +-480h', 'ada feature sso +-48h']);
});

it('forgets moments after 35 days', async () => {
  await session();
  await world.nouns.settle();
  world.clock.now += 36 * DAY;
  await session();
  expect(await moments()).toEqual([`ada session  +${36 * 24}h`]);
});

it('knows after a restart what was recorded before it', async () => {
  await session();
  await world.nouns.settle();
  const again = await createWorldOn(world);
  world.clock.now += HOUR;
  await again.decide();
  await again.settle();
  expect(await moments()).toEqual(['ada session  +0h']);
  const report = await world.call('GET', '/v1/reports/gates');
  expect(report.body.campaigns).toEqual([]);
});

it('counts once what two processes are asked at the same time', async () => {
  const variants = [{ id: 'a', surface: 'toast', content }];
  const trigger = { kind: 'placement', placement: 'home' };
  const { body } = await world.call('POST', '/v1/campaigns', { name: 'x', kind: 'adoption', variants, trigger });
  await world.call('POST', `/v1/campaigns/${body.id}/publish`, {});
  const [one, other] = [await createWorldOn(world), await createWorldOn(world)];
  await one.decide({ placement: 'home' });
  world.clock.now += 5;
  await other.decide({ placement: 'home' });
  await other.decide({ placement: 'home', userId: 'bob' });
  await Promise.all([one.settle(), other.settle()]);
  expect(await moments()).toEqual(['ada placement home +0h', `bob placement home +${5 / HOUR}h`]);
  const report = await world.call('GET', '/v1/reports/gates');
  expect(report.body.campaigns).toMatchObject([{ campaignId: body.id, asked: 2 }]);
});

/** Another process on the same database. */
async function createWorldOn({ deps }: typeof world) {
  const { createNouns } = await import('../nouns.ts');
  const nouns = createNouns(deps);
  const environment = await nouns.environments.find('dev');
  if (!environment) throw new Error('no environment');
  const none = { placement: null, event: null, feature: null };
  const asked = { accountId: 'acme', userId: 'ada', at: null, explain: false, isLook: false, ...none };
  return {
    settle: nouns.settle,
    decide: (of: object = {}) => nouns.decisions.decide(environment, { ...asked, ...of }),
  };
}

it('bounds how much one user may ask for in a day', async () => {
  for (let index = 0; index < 150; index++) await decide({ placement: `p${index}` });
  expect(await moments()).toHaveLength(100);
});
