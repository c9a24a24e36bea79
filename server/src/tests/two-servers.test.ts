import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../cli/database.ts';
import { projectRoot } from '../config.ts';
import { type Cluster, freePort, isWanted, startCluster } from '../store/postgres/tests/cluster.ts';
import { createWorld } from './world.ts';

const campaign = {
  name: 'Starter to Pro',
  kind: 'upgrade',
  path: { from: 'starter', to: 'pro' },
  holdout: 0,
  trigger: { kind: 'placement', placement: 'billing-page' },
  variants: [
    { id: 'a', surface: 'banner', content: { en: { title: 'Grow', primary: { label: 'Upgrade', url: '/billing' } } } },
  ],
};
const secretKey = { authorization: 'Bearer sk_dev' };
const caps = { userSession: 9, userDay: 9, userWeek: 9, accountDay: 7, accountWeek: 40 };

describe.runIf(isWanted)('two servers on one PostgreSQL', () => {
  let folder = '';
  const processes: ChildProcess[] = [];
  let cluster: Cluster;
  let url = '';
  let world: Awaited<ReturnType<typeof createWorld>>;
  let servers: Awaited<ReturnType<typeof serve>>[] = [];
  const origins: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'uptier-two-'));
    cluster = await startCluster();
    url = await cluster.createDatabase();
    world = await createWorld(Date.now(), await openDatabase({ kind: 'postgres', url }));
    servers = await Promise.all([1, 2].map(serve));
  }, 90_000);

  afterAll(async () => {
    await Promise.all(processes.map(stop));
    await world?.deps.signIn.close();
    await world?.store.close();
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function serve() {
    const port = await freePort();
    const own = { DATABASE_URL: url, PORT: `${port}`, HOST: '127.0.0.1', UPTIER_DATA: folder, LOG_LEVEL: 'error' };
    const server = spawn(execPath, [join(projectRoot, 'server/src/main.ts'), 'serve'], {
      env: { ...env, ...own, UPTIER_SECRET: 'a secret of at least thirty-two characters' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    processes.push(server);
    const origin = `http://127.0.0.1:${port}`;
    origins.push(origin);
    const call = async (method: string, path: string, body?: unknown, who: Record<string, string> = secretKey) => {
      const answer = await fetch(`${origin}${path}`, {
        method,
        headers: { 'content-type': 'application/json', origin, ...who },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
      return { status: answer.status, body: JSON.parse(await answer.text()), cookie: cookies.join('; ') };
    };
    await vi.waitFor(async () => await call('GET', '/readyz'), { timeout: 30_000, interval: 100 });
    return call;
  }

  /** A page of the first server. */
  async function openPage(body: object) {
    const closing = new AbortController();
    const answer = await fetch(`${origins[0]}/v1/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer pk_dev' },
      body: JSON.stringify(body),
      signal: closing.signal,
    });
    let text = '';
    const read = async () => {
      const decoder = new TextDecoder();
      for await (const part of answer.body ?? []) text += decoder.decode(part, { stream: true });
    };
    void read().catch(() => undefined);
    return { heard: () => text, close: () => closing.abort() };
  }

  /** The same to both servers by turns. */
  const byTurns = async <Item>(items: readonly Item[], send: (call: (typeof servers)[number], item: Item) => unknown) =>
    await Promise.all(
      items.map(async (item, index) => {
        const call = servers[index % servers.length];
        if (call) await send(call, item);
      }),
    );

  it('counts an event once, whichever server it comes to and however often', async () => {
    const usage = Array.from({ length: 600 }, (_, index) => ({
      id: `event-${index}`,
      type: 'usage',
      accountId: 'busy',
      userId: `user-${index % 7}`,
      name: 'api_calls',
      quantity: 1,
    }));
    // Batches that overlap: each event is in three of them, so it comes to both servers.
    const batches = Array.from({ length: 90 }, (_, index) => {
      const from = (index * 20) % usage.length;
      return [...usage.slice(from, from + 20), ...usage.slice(0, 20)];
    });
    const seen: string[] = [];
    await byTurns(batches, async (call, events) => {
      const { body } = await call('POST', '/v1/events', { events });
      seen.push(...body.results.map(({ status }: { status: string }) => status));
    });
    expect(seen.filter((status) => status === 'accepted')).toHaveLength(600);
    expect(seen.filter((status) => status === 'duplicate')).toHaveLength(90 * 40 - 600);
    for (const call of servers) {
      const { body } = await call('GET', '/v1/accounts/busy');
      expect(body.usage).toMatchObject({ api_calls: { used: 600 } });
    }
  });

  it('never lets 200 users of one account exceed a cap who claim from both at once', async () => {
    const [first, second] = servers;
    const post = async (path: string, body: unknown) => expect((await first?.('POST', path, body))?.status).toBe(200);
    const base = { accountId: 'acme', userId: 'user-0', type: 'usage', quantity: 1 };
    await post('/v1/accounts/acme/plan', { id: 'p', tier: 'starter', mrr: 19900, currency: 'usd' });
    await post('/v1/events', { events: ['reports', 'exports'].map((name) => ({ ...base, id: name, name })) });
    const policy = { ...(await first?.('GET', '/v1/policy'))?.body, holdout: 0, caps };
    expect((await first?.('PUT', '/v1/policy', policy))?.status).toBe(200);
    const campaignId: string = (await first?.('POST', '/v1/campaigns', campaign))?.body.id;
    await post(`/v1/campaigns/${campaignId}/publish`, {});
    const decide = { accountId: 'acme', userId: 'user-0', placement: 'billing-page' };
    const reaches = async () => (await second?.('POST', '/v1/decide', decide))?.body.campaignId;
    await expect.poll(reaches, { timeout: 10_000 }).toBe(campaignId);

    const granted: string[] = [];
    const users = Array.from({ length: 200 }, (_, index) => `user-${index}`);
    await byTurns(users, async (call, userId) => {
      const { body } = await call('POST', '/v1/claim', { accountId: 'acme', userId, campaignId });
      if (body.granted) granted.push(body.decisionId);
    });
    expect(granted).toHaveLength(caps.accountDay);
    expect(new Set(granted).size).toBe(caps.accountDay);
    const [ledger] = await world.store.ledgers.listByIds('dev', ['acme']);
    expect(ledger?.body.grants.map(({ decisionId }) => decisionId).sort()).toEqual([...granted].sort());
  });

  it('tells a page of one server what comes to the other', async () => {
    const [first, second] = servers;
    const waiting = { ...campaign, name: 'After an export', trigger: { kind: 'event', name: 'export.finished' } };
    const { id } = (await first?.('POST', '/v1/campaigns', waiting))?.body ?? {};
    expect((await first?.('POST', `/v1/campaigns/${id}/publish`, {}))?.status).toBe(200);
    const page = await openPage({ user: { id: 'ada' }, account: { id: 'told' } });
    await expect.poll(page.heard, { timeout: 10_000 }).toContain('event: session');

    const event = { id: 'x', type: 'usage', accountId: 'told', userId: 'ada', name: 'export.finished' };
    const fire = async () => {
      await second?.('POST', '/v1/events', { events: [{ ...event, id: crypto.randomUUID() }] });
      return page.heard();
    };
    await expect.poll(fire, { timeout: 10_000, interval: 500 }).toContain('data: {"name":"export.finished"}');

    const { body: policy } = (await second?.('GET', '/v1/policy')) ?? {};
    expect((await second?.('PUT', '/v1/policy', { ...policy, stopped: true }))?.status).toBe(200);
    await expect.poll(page.heard, { timeout: 10_000 }).toContain('event: off');
    expect((await second?.('PUT', '/v1/policy', { version: policy.version + 1, stopped: false }))?.status).toBe(200);
    page.close();
  });

  it('counts by a catalog that changed at one of them what came to either', async () => {
    const [first, second] = servers;
    await first?.('POST', '/v1/accounts/counted/plan', { id: 'p', tier: 'starter', mrr: 1, currency: 'usd' });
    const event = { accountId: 'counted', userId: 'ada', type: 'usage', name: 'export.run' };
    const send = async (call: (typeof servers)[number] | undefined, id: string) =>
      await call?.('POST', '/v1/events', { events: [{ ...event, id }] });
    await send(first, '1');
    await send(second, '2');
    const { body: catalog } = (await first?.('GET', '/v1/catalog')) ?? {};
    const exports = { id: 'exports', name: 'Exports', minUses: 4, aliases: [{ event: 'export.run' }] };
    const features = catalog.features.map((feature: { id: string }) => (feature.id === 'exports' ? exports : feature));
    // What the other takes meanwhile may still be folded by the catalog before.
    const [changed] = await Promise.all([
      first?.('PUT', '/v1/catalog', { ...catalog, features }),
      send(second, '3'),
      send(second, '4'),
    ]);
    expect(changed?.status).toBe(200);
    const adopted = async () => (await second?.('GET', '/v1/accounts/counted'))?.body.adoption;
    await expect.poll(adopted, { timeout: 20_000 }).toMatchObject({ used: 1 });
  }, 30_000);

  it('knows a member everywhere who signed in at one of them, until they sign out', async () => {
    const [first, second] = servers;
    const person = { name: 'Ada', email: 'ada@example.test', password: 'correct horse' };
    const { url: link } = await world.nouns.links.make('invite', 'admin', person.email);
    const token = new URL(link).searchParams.get('token');
    expect((await first?.('POST', '/v1/setup', { token, ...person }, {}))?.status).toBe(201);
    expect((await second?.('POST', '/v1/setup', { token, ...person }, {}))?.status).toBe(404);
    const { cookie = '' } = (await first?.('POST', '/api/auth/sign-in/email', person, {})) ?? {};
    expect((await second?.('GET', '/v1/me', undefined, { cookie }))?.body).toMatchObject({
      user: { email: person.email },
      role: 'admin',
    });
    expect((await second?.('POST', '/api/auth/sign-out', {}, { cookie }))?.status).toBe(200);
    expect((await first?.('GET', '/v1/me', undefined, { cookie }))?.body.user).toBeFalsy();
  });
});

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}
