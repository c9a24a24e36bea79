import { describe, expect, it } from 'vitest';
import { createWorld, NOON } from '../tests/world.ts';
import { createUserSessions } from './user-session.ts';

const who = { environmentId: 'dev', accountId: 'a', userId: 'u' };
const MINUTE_MS = 60_000;

describe('the session of a user', () => {
  it('goes on until nothing was called for half an hour, over a restart too', async () => {
    const { deps, clock } = await createWorld();
    const first = createUserSessions(deps);
    expect(await first.touch(who, 30)).toBe(NOON);
    clock.now += 29 * MINUTE_MS;
    expect(await createUserSessions(deps).touch(who, 30)).toBe(NOON);
    clock.now += 31 * MINUTE_MS;
    expect(await first.touch(who, 30)).toBe(clock.now);
  });

  it('is not kept alive by somebody who looks on', async () => {
    const { deps, clock, store } = await createWorld();
    const sessions = createUserSessions(deps);
    expect(await sessions.look(who, 30)).toBe(NOON);
    expect(await store.userSessions.find('dev', 'a', 'u')).toBeNull();
    await sessions.touch(who, 30);
    clock.now += 20 * MINUTE_MS;
    expect(await sessions.look(who, 30)).toBe(NOON);
    clock.now += 20 * MINUTE_MS;
    expect(await sessions.touch(who, 30)).toBe(clock.now);
  });
});
