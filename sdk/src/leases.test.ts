import { afterEach, expect, test, vi } from 'vitest';
import { leaseOf } from '../tests/wire.ts';
import { createLeases, isPulled } from './leases.ts';

afterEach(() => void vi.useRealTimers());

const atLimit = leaseOf({
  surface: 'card',
  trigger: { kind: 'limit', limit: 'runs', thresholds: [80, 95], open: null },
});
const step = (before: number, now: number) => ({ kind: 'limit', limit: 'runs', before, now, max: 500 }) as const;

test.each([
  [399, 400, true],
  [400, 401, false],
  [398, 399, false],
  [100, 480, true],
  [474, 475, true],
])('a step from %i to %i of 500 pulls a limit at 80 and 95 %%: %s', (before, now, expected) => {
  expect(isPulled(atLimit, step(before, now))).toBe(expected);
});

test('the most important lease comes first, and a campaign once used stays away', () => {
  const trigger = { kind: 'event', name: 'saved' } as const;
  const minor = leaseOf({ surface: 'toast', trigger, priority: 1 });
  const major = leaseOf({ surface: 'toast', trigger, priority: 9 });
  const leases = createLeases();
  leases.learn([minor, major]);
  expect(leases.pulled(trigger)).toEqual([major, minor]);
  leases.use(major.campaignId);
  leases.learn([minor, major]);
  expect(leases.pulled(trigger)).toEqual([minor]);
  expect(leases.pulled({ kind: 'event', name: 'other' })).toEqual([]);
});

test.each([
  ['of the server, where both clocks agree', 0],
  ['of the server, where this computer is a day ahead', 86_400_000],
  ['of the server, where this computer is a day behind', -86_400_000],
])('a lease is offered until its time has run out, by the time %s', (_, ahead) => {
  const at = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: at + ahead });
  const until = (ms: number) => ({ expiresAt: new Date(at + ms).toISOString() });
  const trigger = { kind: 'feature', feature: 'sso' } as const;
  const short = leaseOf({ surface: 'paywall', trigger, ...until(1000) });
  const long = leaseOf({ surface: 'card', trigger: { kind: 'now', because: 'adoption' }, ...until(900_000) });
  const leases = createLeases();
  leases.learn([short, long], new Date(at).toISOString());
  expect([leases.list(), leases.pulled(trigger)]).toEqual([[short, long], [short]]);
  vi.advanceTimersByTime(1000);
  expect([leases.list(), leases.pulled(trigger), leases.due()]).toEqual([[long], [], [long]]);
  vi.advanceTimersByTime(900_000);
  expect([leases.list(), leases.due()]).toEqual([[], []]);
});
