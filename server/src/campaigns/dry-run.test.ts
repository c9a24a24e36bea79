import { describe, expect, it } from 'vitest';
import type { MomentRow } from '../store/queries/moments.ts';
import { createWorld, NOON } from '../tests/world.ts';
import { createDryRun } from './dry-run.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

const pitch = {
  name: 'Starter to Pro',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  holdout: 0,
  trigger: { kind: 'placement', placement: 'billing' },
  variants: [{ id: 'a', surface: 'modal', content: { en: { title: 'Go further' } } }],
};
const lesson = { ...pitch, name: 'Lesson', kind: 'adoption', path: undefined, priority: -1 };

/** Accounts on Starter that use all of it, with one owner each, and what is needed to run drafts over their moments. */
async function createStory(accounts: readonly string[] = ['acme'], policy: object = { holdout: 0 }) {
  const world = await createWorld(NOON - 60 * DAY);
  const { call, clock, store } = world;
  await call('PUT', '/v1/policy', { ...(await call('GET', '/v1/policy')).body, ...policy });
  for (const id of accounts) {
    await call('POST', `/v1/accounts/${id}/plan`, { id: `p-${id}`, tier: 'starter', mrr: 19900, currency: 'usd' });
    await call('PUT', `/v1/accounts/${id}/users/dana`, { traits: { role: 'owner' } });
  }
  clock.now = NOON;
  const uses = accounts.flatMap((accountId) =>
    [5, 20, 40].flatMap((ago) =>
      ['reports', 'exports'].map((name) => ({
        ...{ id: `${name}-${ago}`, type: 'usage', accountId, userId: 'dana', name },
        at: new Date(NOON - ago * DAY).toISOString(),
      })),
    ),
  );
  for (let from = 0; from < uses.length; from += 900)
    await call('POST', '/v1/events', { events: uses.slice(from, from + 900) });
  const moment = (ago: number, of: Partial<MomentRow> = {}): MomentRow => {
    const at = of.at ?? NOON - ago * DAY;
    return {
      ...{ environmentId: 'dev', accountId: 'acme', userId: 'dana', what: 'placement', name: 'billing', locale: null },
      ...{ day: Math.floor(at / DAY), ...of, at },
    };
  };
  const record = (...rows: readonly MomentRow[]) => store.write([store.moments.record(rows)]);
  const write = async (draft: object, isLive = false): Promise<string> => {
    const { id } = (await call('POST', '/v1/campaigns', draft)).body;
    if (isLive) await call('POST', `/v1/campaigns/${id}/publish`, {});
    return id;
  };
  const run = async (id: string, body?: object) => await call('POST', `/v1/campaigns/${id}/dry-run`, body);
  return { ...world, moment, record, write, run };
}

describe('a dry run', () => {
  it('tells whom a draft would have reached, in whose place, at what cost, and what stopped it', async () => {
    const { moment, record, write, run, call } = await createStory(['acme', 'beta', 'cold']);
    await call('POST', '/v1/accounts/beta/plan', { id: 'up', tier: 'pro', mrr: 59900, currency: 'usd' });
    const other = await write(lesson, true);
    await record(
      moment(28, { what: 'session', name: '', at: NOON - 28 * DAY - MINUTE }),
      ...[28, 27, 12, 3].map((ago) => moment(ago)),
      moment(28, { userId: 'eve', at: NOON - 28 * DAY + MINUTE }),
      moment(10, { accountId: 'beta' }),
      moment(1, { accountId: 'cold', name: 'home' }),
      // Before and after the time that is asked for.
      moment(31),
      moment(-1, { environmentId: 'prod' }),
    );
    const { status, body } = await run(await write(pitch));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      from: new Date(NOON - 30 * DAY).toISOString(),
      to: new Date(NOON).toISOString(),
      recorded: { moments: 8, accounts: 3, users: 4 },
      replayed: { moments: 8, accounts: 3 },
      // Days 28 and 12 for Dana, as the campaign rests for 14 days; Eve has no role, and asks her admin.
      reached: { accounts: 2, users: 3, nudges: 4 },
      withheld: { accounts: 0, moments: 0 },
      surfaces: [{ surface: 'modal', accounts: 2, users: 3, nudges: 4 }],
      displaced: [{ campaignId: other, name: 'Lesson', nudges: 4, accounts: 2 }],
      asked: { moments: 6, accounts: 2, users: 3 },
      outranked: { moments: 0, accounts: 0 },
      stopped: [{ gate: 'fatigue', moments: 2, accounts: 0 }],
    });
    expect(body.fatigue).toEqual({
      weightPerAccountWeek: expect.closeTo((4 * 3) / 2 / (30 / 7), 9),
      accountWeekCap: 40,
    });
  });

  it('leaves out accounts whose path it is not, and says which accounts a gate never let pass', async () => {
    const { moment, record, write, run, call, clock } = await createStory(['acme', 'beta']);
    clock.now = NOON - 50 * DAY;
    await call('POST', '/v1/accounts/beta/plan', { id: 'up', tier: 'pro', mrr: 59900, currency: 'usd' });
    clock.now = NOON;
    await record(moment(10), moment(9, { accountId: 'beta' }), moment(25, { accountId: 'beta' }));
    const { body } = await run(await write(pitch), {});
    expect(body.stopped).toEqual([{ gate: 'path', moments: 2, accounts: 1 }]);
    expect(body.reached).toEqual({ accounts: 1, users: 1, nudges: 1 });
  });

  it('is exact where nothing had to be guessed, and else says why it is not', async () => {
    const { moment, record, write, run, call } = await createStory();
    await record(moment(30, { what: 'session', name: '' }), moment(10, { name: 'home' }));
    const id = await write(pitch);
    expect((await run(id)).body).toMatchObject({ isEstimate: false, because: [], readable: null });
    await call('PUT', '/v1/accounts/acme', { traits: { industry: 'health' } });
    const changed = (await run(id)).body;
    expect(changed.because).toEqual([expect.stringContaining('Traits, levels and mutes are those of today')]);
    expect(changed.isEstimate).toBe(true);
    const short = (await run(id, { from: new Date(NOON - 200 * DAY).toISOString() })).body;
    expect(short.because.join(' ')).toContain('recorded since 2026-10-21');
  });

  it('names the schedule where it keeps the draft from its moments, and counts rates in what is left', async () => {
    const { moment, record, write, run } = await createStory();
    await record(moment(30, { what: 'session', name: '' }), ...[25, 20, 4].map((ago) => moment(ago)));
    const on = (ago: number) => new Date(NOON - ago * DAY).toISOString();
    const runWith = async (schedule: object) => (await run(await write({ ...pitch, schedule }))).body;

    const inside = await runWith({ from: on(10) });
    expect(inside).toMatchObject({ reached: { nudges: 1 }, days: 10 });
    expect(inside.schedule).toEqual([expect.stringMatching(/schedule begins 2026-11-10 12:00 UTC: 2 moments before/)]);
    expect(inside.because).toEqual([...inside.schedule, expect.stringContaining('Nobody is taken to dismiss')]);
    expect(inside.fatigue.weightPerAccountWeek).toBeCloseTo(3 / (10 / 7), 9);

    const ahead = await runWith({ from: on(-3) });
    expect(ahead).toMatchObject({ reached: { nudges: 0 }, isEstimate: false, stopped: [{ gate: 'live', moments: 3 }] });
    expect(ahead.because).toEqual([
      expect.stringMatching(/begins 2026-11-23.*3 moments.*Nothing of these days is left/),
    ]);

    const over = await runWith({ until: on(22) });
    expect(over.schedule).toEqual([expect.stringMatching(/schedule ends 2026-10-29 12:00 UTC: 2 moments after/)]);
    const hours = await runWith({ hours: { from: '01:00', to: '02:00' }, timezone: 'Asia/Tokyo' });
    expect(hours.because).toEqual([
      'Its schedule runs from 01:00 to 02:00 (Asia/Tokyo) only: 3 moments outside could not bring it.',
    ]);
  });

  it('counts the days until a result can be read, by the side that fills slower', async () => {
    const { moment, record, write, run } = await createStory(['acme'], { holdout: 0.1 });
    await record(moment(30, { what: 'session', name: '' }), moment(10));
    const { body } = await run(await write({ ...pitch, holdout: 0.2, goal: { windowDays: 14 } }));
    // 5 % is taken, to be told from 6.25 %: 5,330 accounts a side. 28 % are withheld.
    expect(body.readable).toEqual({
      ...{ accountsPerSide: 5330, windowDays: 14 },
      accountsPerDay: expect.closeTo(1 / 30, 9),
      days: Math.ceil(5330 / ((1 / 30) * 0.28)),
    });
    expect(body.because.join(' ')).toContain('5 % is taken');
  });

  it('puts a draft in the place of its own live version', async () => {
    const { moment, record, write, run, call } = await createStory();
    await record(moment(10));
    const id = await write({ ...pitch, trigger: { kind: 'placement', placement: 'home' } }, true);
    expect((await run(id)).body.asked.moments).toBe(0);
    await call('PUT', `/v1/campaigns/${id}`, { ...pitch, version: 1 });
    expect((await run(id)).body).toMatchObject({ reached: { nudges: 1 }, displaced: [] });
  });

  it('writes nothing', async () => {
    const { moment, record, write, run, call, store } = await createStory();
    await record(moment(10));
    const id = await write(pitch);
    await run(id);
    expect((await call('GET', `/v1/campaigns/${id}`)).body).toMatchObject({ status: 'draft', version: 1 });
    expect(await store.ledgers.findVersion('dev', 'acme')).toBe(0);
    expect(await store.exposures.listOfAccount('dev', 'acme')).toEqual([]);
  });

  it('is refused where a publish would be, with the same fields', async () => {
    const { write, run, call } = await createStory();
    const id = await write({ ...pitch, path: { from: 'starter', to: 'gold' }, variants: [] });
    const refused = await run(id);
    const unpublished = await call('POST', `/v1/campaigns/${id}/publish`, {});
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid']);
    expect(refused.body.fields).toEqual(unpublished.body.fields);
    expect(Object.keys(refused.body.fields).sort()).toEqual(['path.to', 'variants']);
  });

  it('answers only who may ask, for a campaign that is there and a time that has been', async () => {
    const { write, call } = await createStory();
    const id = await write(pitch);
    const ask = async (path: string, body: unknown, key = 'sk_dev') =>
      (await call('POST', `/v1/campaigns/${path}/dry-run`, body, key)).status;
    expect(await ask('nothing', {})).toBe(404);
    expect(await ask(id, {}, 'sk_prod')).toBe(404);
    expect(await ask(id, {}, 'pk_dev')).toBe(403);
    expect(await ask(id, { from: 'yesterday' })).toBe(400);
    const later = { from: new Date(NOON).toISOString() };
    expect(await ask(id, later)).toBe(400);
    expect(await ask(id, { to: new Date(NOON + DAY).toISOString() })).toBe(200);
  });

  it('knows what was asked a moment ago', async () => {
    const { write, call, run } = await createStory();
    await call('POST', '/v1/decide', { accountId: 'acme', userId: 'dana', placement: 'billing' });
    const { body } = await run(await write(pitch));
    expect(body).toMatchObject({ recorded: { moments: 1 }, reached: { nudges: 1 }, to: new Date(NOON).toISOString() });
  });
});

it('a sample stands for all, is the same each time, and says so', async () => {
  const ids = Array.from({ length: 300 }, (_, index) => `account-${index}`);
  const { moment, record, write, nouns, deps } = await createStory(ids);
  await record(
    ...ids.flatMap((accountId) => [9, 8, 7, 6].map((ago) => moment(ago, { accountId }))),
    ...ids.map((accountId) => moment(29, { accountId, name: 'home' })),
  );
  const id = await write({ ...pitch, holdout: 0.3 });
  const environment = await nouns.environments.find('dev');
  if (!environment) throw new Error('there is no environment');
  const runWith = (mostMoments: number) =>
    createDryRun({
      ...{
        ...deps,
        findCompiled: nouns.live.read,
        settle: nouns.settle,
        mostMoments,
        listNames: nouns.names.list,
      },
      findBaseRate: () => Promise.resolve(0.1),
    })(environment, id, { from: null, to: null });
  const whole = await runWith(3000);
  const part = await runWith(1500);
  expect(whole.replayed).toEqual({ moments: 1500, accounts: 300 });
  expect(whole.reached.accounts + whole.withheld.accounts).toBe(300);
  expect(part.recorded).toEqual(whole.recorded);
  expect(part.replayed.accounts).toBeGreaterThan(120);
  expect(part.replayed.accounts).toBeLessThan(180);
  expect(part.replayed.moments).toBe(part.replayed.accounts * 5);
  expect(part.because[0]).toContain(`${part.replayed.accounts} of 300 accounts were replayed`);
  expect(part.asked).toEqual(whole.asked);
  expect(Math.abs(part.withheld.accounts - whole.withheld.accounts)).toBeLessThan(30);
  expect(await runWith(1500)).toEqual(part);
});
