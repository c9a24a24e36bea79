import { describe, expect, it } from 'vitest';
import { createWorld, NOON } from '../tests/world.ts';
import { compiledUntil } from './compiled-then.ts';

const MINUTE = 60_000;

describe('what was live at past moments', () => {
  it('is compiled once between two changes, and is what was live then', async () => {
    const { call, clock, nouns } = await createWorld();
    await call('PUT', '/v1/policy', { version: 0, adoptionThreshold: 60 });
    const variants = [{ id: 'a', surface: 'card', content: { en: { title: 'Go' } } }];
    const trigger = { kind: 'placement', placement: 'home' };
    const draft = { name: 'Lesson', kind: 'adoption', trigger, variants };
    const { id } = (await call('POST', '/v1/campaigns', draft)).body;
    clock.now = NOON + 10 * MINUTE;
    await call('POST', `/v1/campaigns/${id}/publish`, {});
    clock.now = NOON + 20 * MINUTE;
    await call('PUT', '/v1/policy', { version: 1, adoptionThreshold: 70 });
    clock.now = NOON + 40 * MINUTE;
    const asked: number[] = [];
    const sources = {
      listTurns: nouns.listTurns,
      findCompiledAt: async (environmentId: string, at: number) => {
        asked.push(at);
        return await nouns.live.readAt(environmentId, at);
      },
    };
    const findCompiled = await compiledUntil(sources, 'dev', clock.now);
    const seen: [number, number][] = [];
    for (let minute = 39; minute >= 1; minute--) {
      const { campaigns, policy } = await findCompiled(NOON + minute * MINUTE);
      const then = await nouns.live.readAt('dev', NOON + minute * MINUTE);
      expect([campaigns.length, policy]).toEqual([then.campaigns.length, then.policy]);
      seen.push([campaigns.length, policy.adoptionThreshold]);
    }
    expect(new Set(seen.map(String))).toEqual(new Set(['1,70', '1,60', '0,60']));
    expect(asked).toHaveLength(3);
  });
});
