import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHeld } from './held.ts';

describe('what is held', () => {
  afterEach(() => vi.useRealTimers());

  it('is loaded again after two seconds where other processes write too, and only there', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    let loads = 0;
    const [shared, own] = [true, false].map((isShared) => createHeld(async () => ++loads, { isShared }));
    expect([await shared?.read('a'), await own?.read('a')]).toEqual([1, 2]);
    vi.advanceTimersByTime(1999);
    expect([await shared?.read('a'), await own?.read('a')]).toEqual([1, 2]);
    vi.advanceTimersByTime(1);
    expect([await shared?.read('a'), await own?.read('a')]).toEqual([3, 2]);
  });

  it('is loaded once until it is forgotten', async () => {
    let loads = 0;
    const held = createHeld(async () => ++loads);
    expect([await held.read('a'), await held.read('a')]).toEqual([1, 1]);
    held.forget('a');
    expect(await held.read('a')).toBe(2);
  });

  it('is not the old value when it was forgotten while loading', async () => {
    const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
    let loads = 0;
    const held = createHeld(async () => await (answers[loads++]?.promise ?? 'none'));
    const early = held.read('a');
    held.forget('a');
    const late = held.read('a');
    answers[1]?.resolve('new');
    answers[0]?.resolve('old');
    expect([await early, await late, await held.read('a')]).toEqual(['old', 'new', 'new']);
  });

  it('is loaded again after a failure', async () => {
    let isDown = true;
    const held = createHeld(() => (isDown ? Promise.reject(new Error('down')) : Promise.resolve('up')));
    await expect(held.read('a')).rejects.toThrow('down');
    isDown = false;
    expect(await held.read('a')).toBe('up');
  });
});
