import { describe, expect, it } from 'vitest';
import type { AcceptedEvent } from '../../contracts/event.ts';
import { foldAll } from '../fold/fold.ts';
import { accountTraits, catalog, DAY, eventOf, now, onPlan, usage, userTraits } from '../tests/world.ts';
import { adoptionAt } from './adoption.ts';
import { entitlementsOf } from './entitlements.ts';
import { featuresOf, limitOf, tierRank } from './plan.ts';
import { usageAt } from './usage.ts';

const at = (text: string) => Date.parse(text);
const use = (limit: string, events: AcceptedEvent[], moment = now) =>
  usageAt(foldAll(events, catalog, 'UTC'), catalog, moment, 'UTC')[limit];

describe('limit usage', () => {
  it('of a calendar month starts over on the first', () => {
    const events = [
      onPlan('starter'),
      usage('api_calls', 500, at('2026-10-31T23:59:59Z')),
      usage('api_calls', 8000, at('2026-11-01T00:00:00Z')),
    ];
    expect(use('api_calls', events)).toMatchObject({
      used: 8000,
      limit: 10_000,
      ratio: 0.8,
      resetsAt: at('2026-12-01'),
      period: '2026-11',
    });
  });

  it('of a billing month starts over on the anniversary', () => {
    const events = [
      onPlan('starter'),
      accountTraits({ billingAnchorDay: 15 }),
      usage('exports', 5, at('2026-11-14T12:00:00Z')),
      usage('exports', 7, at('2026-11-15T12:00:00Z')),
    ];
    expect(use('exports', events)).toMatchObject({
      used: 7,
      ratio: 0.07,
      resetsAt: at('2026-12-15'),
      period: '2026-11-15',
    });
  });

  it('of a level is the value last set', () => {
    const level = (value: number, when: number) => eventOf({ type: 'level', limit: 'projects', value }, when);
    expect(use('projects', [onPlan('starter'), level(19, now - 1), level(3, now - 2)])).toEqual({
      used: 19,
      limit: 20,
      ratio: 0.95,
      resetsAt: null,
      reachedAt: null,
      period: null,
      pace: null,
    });
  });

  it('of seats is the level, else the known users, against the purchased seats', () => {
    const people = [userTraits('ann', {}), usage('f0', 1, now, { userId: 'bob' })];
    expect(use('seats', [onPlan('starter', now - DAY, 4), ...people])).toMatchObject({ used: 2, limit: 4, ratio: 0.5 });
    expect(use('seats', [onPlan('starter'), ...people])).toMatchObject({ used: 2, limit: 10 });
    expect(
      use('seats', [onPlan('starter'), ...people, eventOf({ type: 'level', limit: 'seats', value: 9 })]),
    ).toMatchObject({ used: 9 });
  });

  it('has no ratio where the limit is unlimited, or there is no plan', () => {
    expect(use('projects', [onPlan('pro')])).toMatchObject({ limit: null, ratio: null });
    expect(use('api_calls', [usage('api_calls', 5)])).toMatchObject({ used: 5, limit: null, ratio: null });
  });

  it('forecasts the day the limit is reached at the rate of 14 days', () => {
    const daily = Array.from({ length: 14 }, (_, day) => usage('api_calls', 700, now - day * DAY));
    // 700 × 14 = 9,800 are used and 700 a day come: 200 more take 200 / 700 of a day.
    expect(use('api_calls', [onPlan('starter'), ...daily])?.reachedAt).toBe(Math.ceil(now + (200 / 700) * DAY));
  });

  it('forecasts nothing that lies behind the reset, and nothing that is reached', () => {
    expect(use('api_calls', [onPlan('starter'), usage('api_calls', 100)])?.reachedAt).toBeNull();
    expect(use('api_calls', [onPlan('starter'), usage('api_calls', 10_000)])?.reachedAt).toBeNull();
  });
});

describe('tiers', () => {
  it('inherit features and limits from below', () => {
    expect(featuresOf(catalog, 'pro').size).toBe(12);
    expect(limitOf(catalog, { tier: 'pro', seats: null }, 'exports')).toBe(100);
    expect(limitOf(catalog, { tier: 'enterprise', seats: null }, 'api_calls')).toBeNull();
    expect(['starter', 'enterprise', 'gone', null].map((tier) => tierRank(catalog, tier))).toEqual([0, 2, -1, -1]);
  });

  it('allow what they include', () => {
    expect(entitlementsOf(catalog, 'starter').sso).toEqual({ allowed: false, reason: 'not-in-tier' });
    expect(entitlementsOf(catalog, 'enterprise').sso).toEqual({ allowed: true, reason: 'included' });
    expect(entitlementsOf(catalog, null).f0).toEqual({ allowed: false, reason: 'no-tier' });
  });
});

describe('adoption', () => {
  const adopt = (tier: string, events: AcceptedEvent[]) =>
    adoptionAt(foldAll([onPlan(tier), ...events], catalog, 'UTC'), catalog, now, 'UTC');

  it('counts inherited features, each from its minimum uses on', () => {
    expect(adopt('pro', [usage('f0'), usage('audit', 2)])).toEqual({ used: 1, total: 12, ratio: 1 / 12 });
    expect(adopt('pro', [usage('f0'), usage('audit', 3)])).toMatchObject({ used: 2 });
  });

  it('leaves out features that are not counted', () => {
    expect(adopt('enterprise', [usage('scim')])).toMatchObject({ used: 0, total: 12 });
  });

  it('looks at 30 calendar days ending today', () => {
    expect(adopt('starter', [usage('f0', 1, now - 29 * DAY)])?.used).toBe(1);
    expect(adopt('starter', [usage('f0', 1, now - 30 * DAY)])?.used).toBe(0);
  });

  it('is null without a tier, or with nothing to count', () => {
    expect(adopt('unknown', [])).toBeNull();
    const bare = { ...catalog, features: catalog.features.map((feature) => ({ ...feature, counted: false })) };
    expect(adoptionAt(foldAll([onPlan('starter')], bare, 'UTC'), bare, now, 'UTC')).toBeNull();
  });
});
