import { setTimeout as wait } from 'node:timers/promises';
import type { SessionRequest } from '@uptier/shared/contracts/session.ts';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../tests/world.ts';
import { createPages } from './pages.ts';
import { createStream } from './stream.ts';

const request: SessionRequest = { user: { id: 'u' }, account: { id: 'a' } };

/** A server of nothing but the stream, that counts who listens. */
async function createStreams({ heldMs = 20 }: { heldMs?: number } = {}) {
  const world = await createWorld();
  const environment = await world.nouns.environments.find('dev');
  if (!environment) throw new Error('the world has no development environment');
  const pages = createPages();
  let listeners = 0;
  const counted: typeof pages = {
    ...pages,
    listen(...given) {
      const undo = pages.listen(...given);
      listeners++;
      return () => {
        listeners--;
        undo();
      };
    },
  };
  const findCompiled = world.nouns.live.read;
  const serve = createStream(
    { now: world.deps.now, pages: counted, findCompiled, subjects: world.nouns.subjects, heartbeatMs: 50, heldMs },
    world.nouns.decisions.openSession,
  );
  const app = new Hono().get('/', (c) => streamSSE(c, (stream) => serve(environment, request, stream)));
  const open = async () => {
    const { body } = await app.request('/');
    if (!body) throw new Error('the stream has no body');
    return body.pipeThrough(new TextDecoderStream()).getReader();
  };
  return { ...world, pages, open, count: () => listeners };
}

async function readAll(reader: ReadableStreamDefaultReader<string>): Promise<string> {
  let text = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) text += next.value;
  return text;
}

describe('a stream', () => {
  it('tells what came together with its end', async () => {
    const { open, pages } = await createStreams();
    const reader = await open();
    await reader.read();
    pages.tell('dev', 'a', { kind: 'fire', name: 'report.exported', userId: 'u' });
    pages.end();
    expect(await readAll(reader)).toContain('"name":"report.exported"');
  });

  it('begins with a session and tells an upgrade once, however many changes came with it', async () => {
    const { open, pages } = await createStreams();
    const reader = await open();
    expect((await reader.read()).value).toContain('event: session');
    for (let round = 0; round < 500; round++) pages.tell('dev', 'a', { kind: 'account' });
    pages.tell('dev', 'a', { kind: 'upgrade', from: 'starter', to: 'pro' });
    await wait(150);
    pages.end();
    const text = await readAll(reader);
    expect(text.match(/event: upgrade/g)).toHaveLength(1);
    expect(text.match(/event: session/g)).toHaveLength(1);
  });

  it('forgets its page as soon as that goes away', async () => {
    const { open, count } = await createStreams();
    const reader = await open();
    await reader.read();
    expect(count()).toBe(1);
    await reader.cancel();
    await expect.poll(count, { timeout: 1000 }).toBe(0);
  });

  it('ends at once when the server stops, also for pages that come then', async () => {
    const { open, pages, count } = await createStreams();
    const early = await open();
    await early.read();
    pages.end();
    await readAll(early);
    await readAll(await open());
    expect(count()).toBe(0);
  });

  it('is admitted anew after a quarter of an hour', async () => {
    const { open, pages, clock, count } = await createStreams();
    const reader = await open();
    await reader.read();
    clock.now += 16 * 60_000;
    pages.tell('dev', 'a', { kind: 'account' });
    await readAll(reader);
    await expect.poll(count, { timeout: 1000 }).toBe(0);
  });

  it('tells the next stream of its user what came in between, once', async () => {
    const { open, pages, count } = await createStreams({ heldMs: 60_000 });
    const [reader, other] = [await open(), await open()];
    for (const each of [reader, other]) {
      await each.read();
      await each.cancel();
    }
    await expect.poll(count, { timeout: 1000 }).toBe(1);
    pages.tell('dev', 'a', { kind: 'fire', name: 'report.exported', userId: 'u' });
    const next = await open();
    const late = await open();
    await wait(150);
    pages.end();
    expect((await readAll(next)).match(/event: fire/g)).toHaveLength(1);
    expect((await readAll(late)).match(/event: fire/g)).toBeNull();
    expect(count()).toBe(0);
  });

  it('begins a new session when the hours of a campaign begin', async () => {
    const { open, pages, clock, call } = await createStreams();
    const { id } = (
      await call('POST', '/v1/campaigns', {
        ...{ name: 'Evenings', kind: 'adoption', trigger: { kind: 'placement', placement: 'home' }, holdout: 0 },
        ...{ variants: [{ id: 'a', surface: 'card', content: { en: { title: 'Good evening' } } }] },
        schedule: { hours: { from: '12:05', to: '22:00' }, timezone: 'UTC' },
      })
    ).body;
    await call('PUT', '/v1/policy', { ...(await call('GET', '/v1/policy')).body, holdout: 0 });
    expect((await call('POST', `/v1/campaigns/${id}/publish`, {})).status).toBe(200);
    const reader = await open();
    expect((await reader.read()).value).toContain('"leases":[]');
    expect((await reader.read()).value).toContain(': still here');
    clock.now += 5 * 60_000;
    let text = '';
    while (!text.includes('event: session')) text = (await reader.read()).value ?? 'event: session';
    expect(text).toContain('Good evening');
    pages.end();
    expect((await readAll(reader)).match(/event: session/g)).toBeNull();
  });
});
