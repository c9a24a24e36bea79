import { describe, expect, it } from 'vitest';
import { createNouns } from '../nouns.ts';
import { createWorld, NOON } from '../tests/world.ts';
import { MOST_NAMES } from './book.ts';

type World = Awaited<ReturnType<typeof createWorld>>;

const traits = (accountId: string, of: 'account' | 'user', sent: object, id = `${accountId} ${of}`) => ({
  ...{ id, type: 'traits', accountId, userId: 'ann', of, traits: sent },
  at: new Date(NOON - 1000).toISOString(),
});
const send = ({ call }: World, events: readonly object[], key?: string) => call('POST', '/v1/events', { events }, key);
const names = async ({ call }: World, key?: string) => (await call('GET', '/v1/names', undefined, key)).body;

describe('names that were really sent', () => {
  it('are told with the kinds and a few values of each trait', async () => {
    const world = await createWorld();
    expect(await names(world)).toEqual({ traits: [], events: [] });
    await send(world, [
      traits('acme', 'account', { industry: 'health', size: 50, tags: ['a', 'b'], since: '2026-11-20', app: '2.10.1' }),
      traits('bolt', 'account', { industry: 'retail', size: 'many', deep: { x: 1 }, none: null, mixed: [['a']] }),
      traits('acme', 'user', { admin: true }),
      { id: 'u', type: 'usage', accountId: 'acme', userId: 'ann', name: 'report.exported' },
    ]);
    expect(await names(world)).toEqual({
      traits: [
        { of: 'account', name: 'app', kinds: ['text', 'version'], examples: ['2.10.1'] },
        { of: 'account', name: 'industry', kinds: ['text'], examples: expect.arrayContaining(['health', 'retail']) },
        { of: 'account', name: 'since', kinds: ['text', 'date'], examples: ['2026-11-20'] },
        { of: 'account', name: 'size', kinds: ['text', 'number'], examples: expect.arrayContaining([50, 'many']) },
        { of: 'account', name: 'tags', kinds: ['list'], examples: ['a', 'b'] },
        { of: 'user', name: 'admin', kinds: ['boolean'], examples: [true] },
      ],
      events: ['report.exported'],
    });
    expect(await names(world, 'sk_prod')).toEqual({ traits: [], events: [] });
    expect((await world.call('GET', '/v1/names', undefined, 'pk_dev')).status).toBe(403);
  });

  it('forget the values of an account that was erased', async () => {
    const world = await createWorld();
    await send(world, [traits('acme', 'account', { industry: 'health' })]);
    await world.call('DELETE', '/v1/accounts/acme');
    expect((await names(world)).traits).toEqual([{ of: 'account', name: 'industry', kinds: ['text'], examples: [] }]);
  });

  it('are known after a restart, and found in the accounts where no list was kept', async () => {
    const world = await createWorld();
    await send(world, [traits('acme', 'account', { industry: 'health' })]);
    const known = await names(world);
    expect(await createNouns(world.deps).names.read('dev')).toEqual(known);
    await world.deps.store.write(world.deps.store.names.replace('dev', []));
    expect(await createNouns(world.deps).names.read('dev')).toEqual(known);
    expect(await world.deps.store.names.list('dev')).toHaveLength(1);
  });

  it('are found again in the accounts, those of most accounts first where there are too many', async () => {
    const world = await createWorld();
    const { store, nouns } = world;
    await send(world, [
      traits('acme', 'account', { industry: 'health', size: 50 }),
      traits('acme', 'user', { role: 'owner' }),
      {
        id: 'u',
        type: 'usage',
        accountId: 'acme',
        userId: 'ann',
        name: 'Feature Used',
        properties: { feature: 'exports' },
      },
    ]);
    await world.call('PUT', '/v1/accounts/bolt', { traits: { industry: 'retail' } });
    const gone = { environmentId: 'dev', of: 'account' as const, name: 'gone', kind: 'text' as const };
    await store.write([store.names.record([gone])]);
    await nouns.names.rebuild('dev');
    const { traits: found, events } = await nouns.names.list('dev');
    expect(found.map(({ name }) => name)).toEqual(['industry', 'size', 'role']);
    expect(events).toEqual(['Feature Used', 'exports']);
    await send(world, [
      traits('acme', 'account', Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`n${n}`, n])), 'm'),
    ]);
    await nouns.names.rebuild('dev');
    const after = (await nouns.names.list('dev')).traits;
    expect(after).toHaveLength(MOST_NAMES);
    expect(after).toContainEqual(expect.objectContaining({ name: 'industry' }));
  });

  it('are bounded, and what browsers make up leaves room for what servers send', async () => {
    const world = await createWorld();
    const many = (prefix: string) =>
      Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`${prefix}${index}`, index]));
    await send(world, [traits('acme', 'account', many('made-up-'), 'p')], 'pk_dev');
    expect((await names(world)).traits).toHaveLength(MOST_NAMES / 2);
    await send(world, [traits('acme', 'account', { industry: 'health' }, 's')]);
    expect((await names(world)).traits.map(({ name }: { name: string }) => name)).toContain('industry');
    await send(world, [traits('acme', 'account', many('sent-'), 't')]);
    expect((await names(world)).traits).toHaveLength(MOST_NAMES);
    expect(await world.deps.store.names.list('dev')).toHaveLength(MOST_NAMES);
  });

  it('take a trait of any name without stumbling', async () => {
    const world = await createWorld();
    const odd = JSON.parse('{"__proto__":"a","constructor":1,"":2}');
    const { body } = await send(world, [traits('acme', 'account', { ...odd, ['x'.repeat(300)]: 1 })]);
    expect(body.results[0].status).toBe('accepted');
    const told = (await names(world)).traits.map(({ name }: { name: string }) => name);
    expect(told).toContain('constructor');
    expect(told).not.toContain('');
  });
});
