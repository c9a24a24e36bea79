import { describe, expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';

const DAY = 86_400_000;
const SECOND = 1000;

const variant = (surface: string) => ({ id: 'a', surface, content: { en: { title: 'Go further' } } });
const pitch = {
  name: 'To Pro',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  holdout: 0,
  trigger: { kind: 'feature', feature: 'sso' },
  variants: [variant('paywall')],
};

/** An account on Starter that uses all of its features; Dana owns it, Ana and Ben do not. */
async function createStory(campaign: object, policy: object = {}) {
  const world = await createWorld();
  const { call, clock, app } = world;
  const iso = () => new Date(clock.now).toISOString();
  await call('PUT', '/v1/policy', { ...(await call('GET', '/v1/policy')).body, holdout: 0, ...policy });
  const { id: campaignId } = (await call('POST', '/v1/campaigns', campaign)).body;
  expect((await call('POST', `/v1/campaigns/${campaignId}/publish`, {})).status).toBe(200);
  const plan = async (tier: string, mrr: number) =>
    await call('POST', '/v1/accounts/acme/plan', { id: `${tier}-${clock.now}`, tier, mrr, currency: 'usd', at: iso() });
  await plan('starter', 19_900);
  for (const [id, role] of [
    ['dana', 'owner'],
    ['ana', 'member'],
    ['ben', 'member'],
  ])
    await call('PUT', `/v1/accounts/acme/users/${id}`, { traits: { role, name: `${id}!` } });
  let sent = 0;
  const send = async (event: object, key = 'sk_dev') => {
    const events = [{ id: `e${++sent}`, accountId: 'acme', userId: 'dana', at: iso(), ...event }];
    const { body } = await call('POST', '/v1/events', { events }, key);
    expect(body.results[0]).toMatchObject({ status: 'accepted' });
  };
  const use = (name: string, quantity = 1, over: object = {}) => send({ type: 'usage', name, quantity, ...over });
  await use('reports');
  await use('exports');
  const session = async (userId: string) =>
    (await call('POST', '/v1/session', { user: { id: userId }, account: { id: 'acme' } }, 'pk_dev')).body;
  const claim = async (leaseId: string) => (await call('POST', '/v1/claim', { leaseId }, 'pk_dev')).body;
  const nudge = (what: string, userId: string, decisionId: string) =>
    send({ type: 'nudge', what, userId, decisionId }, 'pk_dev');
  const ask = async (userId: string) => {
    const [lease] = (await session(userId)).leases;
    await nudge('shown', userId, lease.decisionId);
    await nudge('requested', userId, lease.decisionId);
    return lease.decisionId;
  };
  const open = async (userId: string) => {
    const answer = await app.request('/v1/stream', {
      method: 'POST',
      headers: { authorization: 'Bearer pk_dev', 'content-type': 'application/json' },
      body: JSON.stringify({ user: { id: userId }, account: { id: 'acme' } }),
    });
    if (!answer.body) throw new Error('the stream has no body');
    const page = readPage(answer.body);
    await page.until(/event: session/);
    return page;
  };
  return { ...world, campaignId, plan, use, session, claim, nudge, ask, open };
}

/** What one open page has read so far. */
function readPage(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  void (async () => {
    for (let next = await reader.read(); !next.done; next = await reader.read()) text += next.value;
  })();
  return {
    read: () => text,
    /** Waits for what a page must hear within two seconds, and forgets what was read until then. */
    async until(pattern: RegExp): Promise<string> {
      await expect.poll(() => text, { timeout: 2 * SECOND, interval: 10 }).toMatch(pattern);
      const heard = text;
      text = '';
      return heard;
    },
    close: () => reader.cancel(),
  };
}

describe('requests', () => {
  it('reach the buyer’s next session, once, as a banner that is claimed and charged', async () => {
    const { ask, session, claim, nudge, call, clock } = await createStory(pitch);
    await ask('ana');
    clock.now += SECOND;
    await ask('ben');
    const [lease, own] = (await session('dana')).leases;
    expect(lease).toMatchObject({
      surface: 'banner',
      interrupts: true,
      trigger: { kind: 'now', because: 'requests' },
      nudge: { action: 'upgrade', requests: { count: 2, askedAt: null, names: ['ana!', 'ben!'], for: 'SSO' } },
    });
    expect(own).toMatchObject({ surface: 'paywall', trigger: { kind: 'feature', feature: 'sso' } });
    const decided = await call('POST', '/v1/decide', { accountId: 'acme', userId: 'dana', explain: true });
    expect(decided.body).toMatchObject({ outcome: 'show', surface: 'banner', trace: [{ passed: true }] });
    expect(await claim(lease.id)).toMatchObject({ granted: true, outcome: 'show' });
    await nudge('shown', 'dana', lease.decisionId);
    const after = (await session('dana')).leases;
    expect(after).toMatchObject([{ surface: 'paywall', trigger: { kind: 'feature' } }]);
    expect((await session('ana')).leases).not.toContainEqual(expect.objectContaining({ trigger: { kind: 'now' } }));
  });

  it('bring no nudge where they are off, from oneself, or after the account moved up', async () => {
    const { ask, session, plan, call } = await createStory(pitch);
    await ask('ana');
    const due = async () =>
      (await session('dana')).leases.some(({ trigger }: { trigger: { kind: string } }) => trigger.kind === 'now');
    expect(await due()).toBe(true);
    const policy = (await call('GET', '/v1/policy')).body;
    await call('PUT', '/v1/policy', { ...policy, requests: false });
    expect(await due()).toBe(false);
    expect((await session('ana')).leases).toEqual([]);
    await call('PUT', '/v1/policy', { ...(await call('GET', '/v1/policy')).body, requests: true });
    expect(await due()).toBe(true);
    await plan('pro', 59_900);
    expect(await due()).toBe(false);
  });

  it('credit an upgrade to the nudge of whoever asked first, not to the one the buyer clicked', async () => {
    const audience = (is: string) => ({ of: 'user', trait: 'role', is, value: 'owner' });
    const { ask, session, claim, nudge, plan, call, clock, campaignId } = await createStory({
      ...pitch,
      audience: audience('not-equal'),
    });
    const forBuyers = { ...pitch, trigger: { kind: 'placement', placement: 'billing' }, audience: audience('equal') };
    const { id: buyersId } = (await call('POST', '/v1/campaigns', forBuyers)).body;
    await call('POST', `/v1/campaigns/${buyersId}/publish`, {});
    await ask('ana');
    clock.now += SECOND;
    await ask('ben');
    const [lease] = (await session('dana')).leases;
    expect(lease).toMatchObject({ campaignId: buyersId, trigger: { because: 'requests' } });
    expect(lease.nudge.requests).toMatchObject({ count: 2, for: 'SSO' });
    await claim(lease.id);
    await nudge('shown', 'dana', lease.decisionId);
    await nudge('clicked', 'dana', lease.decisionId);
    clock.now += DAY;
    await plan('pro', 59_900);
    const attributed = async (id: string) => {
      const { cells } = (await call('GET', `/v1/reports/tier-paths?campaignId=${id}`)).body;
      return cells.reduce(
        (sum: number, cell: { attributed: { upgrades: number } }) => sum + cell.attributed.upgrades,
        0,
      );
    };
    expect([await attributed(campaignId), await attributed(buyersId)]).toEqual([1, 0]);
  });

  it('are told to a buyer’s open page as they come', async () => {
    const { ask, open } = await createStory(pitch);
    const page = await open('dana');
    await ask('ana');
    expect(await page.until(/"because":"requests"/)).toContain('event: session');
    await page.close();
  });
});

describe('open pages', () => {
  it('hear of a server’s event within two seconds, those of its user or of all where it has none', async () => {
    const { use, open } = await createStory({ ...pitch, trigger: { kind: 'event', name: 'report.shared' } });
    const [dana, ana] = [await open('dana'), await open('ana')];
    await use('report.shared');
    expect(await dana.until(/event: fire\ndata: \{"name":"report.shared"\}/)).toContain('event: session');
    await use('report.shared', 1, { userId: null });
    for (const page of [dana, ana]) await page.until(/event: fire/);
    await use('report.shared', 1, { userId: 'ana' });
    await ana.until(/event: fire/);
    expect(dana.read()).not.toContain('event: fire');
    await use('report.shared', 1, { at: new Date(Date.parse('2026-11-01')).toISOString() });
    await ana.until(/event: session/);
    expect(ana.read()).not.toContain('event: fire');
    for (const page of [dana, ana]) await page.close();
  });

  it('hear of an event under the name of the entry that lists it', async () => {
    const { call, open } = await createStory({ ...pitch, trigger: { kind: 'event', name: 'exports' } });
    const page = await open('dana');
    const track = (feature: string) =>
      call('POST', '/v1/track', {
        messageId: feature,
        userId: 'dana',
        event: 'Feature Used',
        properties: { feature },
        context: { groupId: 'acme' },
      });
    await track('reports');
    expect(await page.until(/event: session/)).not.toContain('event: fire');
    await track('exports');
    await page.until(/event: fire\ndata: \{"name":"exports"\}/);
    await page.close();
  });

  it.each([
    ['milestone', { kind: 'milestone', name: 'report.exported', count: 3 }],
    ['adoption', { kind: 'adoption', percent: 100 }],
  ])('get a lease for now when a %s is reached', async (because, trigger) => {
    const { use, open, call, session, claim } = await createStory({ ...pitch, trigger, variants: [variant('toast')] });
    if (because === 'adoption')
      await call('PUT', '/v1/catalog', {
        ...(await call('GET', '/v1/catalog')).body,
        features: (await call('GET', '/v1/catalog')).body.features.map((feature: object) => ({
          ...feature,
          minUses: 2,
        })),
      });
    const page = await open('dana');
    await use('reports');
    await use('report.exported', 2);
    expect(await page.until(/event: session/)).not.toContain('"now"');
    await use('exports');
    await use('report.exported', 1, { userId: 'ben' });
    await page.until(new RegExp(`"trigger":\\{"kind":"now","because":"${because}"\\}`));
    const [lease] = (await session('dana')).leases;
    expect(await claim(lease.id)).toMatchObject({ granted: true });
    expect((await session('dana')).leases).toEqual([]);
    await page.close();
  });
});

describe('a scheduled campaign', () => {
  const hours = { from: '09:00', to: '12:10' };
  const scheduled = { ...pitch, schedule: { hours, timezone: 'UTC' } };

  it('has leases that end with its hours', async () => {
    const { session, clock, call } = await createStory(scheduled);
    const [lease] = (await session('dana')).leases;
    expect(lease.expiresAt).toBe('2026-11-20T12:10:00.000Z');
    const decide = async () =>
      (await call('POST', '/v1/decide', { accountId: 'acme', userId: 'dana', feature: 'sso' })).body;
    expect(await decide()).toMatchObject({ outcome: 'show' });
    clock.now += 10 * 60 * SECOND;
    expect((await session('dana')).leases).toEqual([]);
    expect(await decide()).toMatchObject({
      outcome: 'none',
      reason: { gate: 'live', code: 'outside-hours', saw: { now: '12:10', weekday: 'fri', zone: 'UTC', hours } },
    });
  });

  it('is refused to a lease from before its end', async () => {
    const { session, clock, claim } = await createStory({ ...scheduled, variants: [variant('banner')] });
    const [lease] = (await session('dana')).leases;
    clock.now += 10 * 60 * SECOND;
    expect(await claim(lease.id)).toEqual({ granted: false, reason: 'live' });
  });
});
