import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcceptedEvent } from '../../contracts/event.ts';
import type { Subject } from '../campaigns/moment.ts';
import { decide, explain, listLeases } from '../decide/decide.ts';
import { foldAll, foldEvents } from '../fold/fold.ts';
import { chargeOf, instantOf, isActive, spentAt } from '../ledger/grants.ts';
import { emptyLedger, type Ledger } from '../ledger/ledger.ts';
import { emptyState } from '../state/state.ts';
import {
  campaignOf,
  catalog,
  compiledOf,
  DAY,
  eventOf,
  momentOf,
  now,
  onPlan,
  usage,
  warningOf,
} from '../tests/world.ts';
import { claim } from './claim.ts';
import { fireBatch } from './fire-batch.ts';
import { recordNudge, weightOf } from './moves.ts';

const surfaces = ['banner', 'modal', 'toast', 'tooltip'] as const;
const caps = { userSession: 3, userDay: 4, userWeek: 6, accountDay: 7, accountWeek: 9 };
const campaigns = Array.from({ length: 8 }, (_, index) =>
  campaignOf({
    id: `c${index}`,
    variants: [{ id: 'a', weight: 1, surface: surfaces[index % 4] ?? 'banner', content: { en: { title: 'x' } } }],
  }),
);
const compiled = compiledOf(campaigns, {
  adoptionThreshold: 0,
  caps,
  clocks: { campaignDays: 0, kindDays: 0, anyMinutes: 0 },
});
const state = foldAll([onPlan('starter')], catalog, 'UTC');
const users = ['ann', 'bob', 'cat'];

type Act =
  | { do: 'claim'; user: number; campaign: number; wait: number }
  | { do: 'confirm' | 'dismiss'; grant: number; wait: number };
const wait = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5 * 60_000 }), fc.integer({ min: 0, max: 2 * DAY }));
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('claim' as const), user: fc.nat(2), campaign: fc.nat(7), wait }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constantFrom('confirm' as const, 'dismiss' as const), grant: fc.nat(30), wait }),
    },
  ),
  { maxLength: 60 },
);

/** What was granted within a window ending now, by someone else's arithmetic. */
function weighed(ledger: Ledger, at: number, windowMs: number, user?: string): number {
  return ledger.grants
    .filter(
      (grant) =>
        (user === undefined || grant.userId === user) && isActive(grant, at) && at - instantOf(grant) < windowMs,
    )
    .reduce((sum, grant) => sum + grant.weight, 0);
}

describe('claims', () => {
  it('never exceed a cap, however claims, confirmations and time are interleaved', () => {
    fc.assert(
      fc.property(acts, (list) => {
        let ledger = emptyLedger;
        let at = now;
        for (const [index, act] of list.entries()) {
          at += act.wait;
          if (act.do === 'claim') {
            const user = users[act.user] ?? 'ann';
            const moment = momentOf({ now: at, userId: user, sessionStartedAt: at - 30 * 60_000 });
            const result = claim(compiled, { state, ledger }, moment, {
              campaignId: `c${act.campaign}`,
              variantId: null,
              decisionId: `d${index}`,
              leaseId: `l${index}`,
            });
            ledger = result.ledger;
            if (!result.granted) continue;
            expect(weighed(ledger, at, 30 * 60_000 + 1, user)).toBeLessThanOrEqual(caps.userSession);
            expect(weighed(ledger, at, DAY, user)).toBeLessThanOrEqual(caps.userDay);
            expect(weighed(ledger, at, 7 * DAY, user)).toBeLessThanOrEqual(caps.userWeek);
            expect(weighed(ledger, at, DAY)).toBeLessThanOrEqual(caps.accountDay);
            expect(weighed(ledger, at, 7 * DAY)).toBeLessThanOrEqual(caps.accountWeek);
          } else {
            const grant = ledger.grants[act.grant % Math.max(1, ledger.grants.length)];
            // A release that is confirmed late is charged though it may be too much: the user has seen it.
            if (!grant || !isActive(grant, at)) continue;
            const what = act.do === 'dismiss' ? 'dismissed' : 'shown';
            ledger = recordNudge(ledger, { ...grant, what, at, path: null, note: null }, compiled.policy);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of many tabs and users at once stop at the account’s cap', () => {
    let ledger = emptyLedger;
    let granted = 0;
    for (let turn = 0; turn < 200; turn++) {
      const moment = momentOf({ userId: `u${turn % 50}` });
      const result = claim(compiled, { state, ledger }, moment, {
        campaignId: 'c0',
        variantId: null,
        decisionId: `d${turn}`,
        leaseId: `l${turn}`,
      });
      ledger = result.ledger;
      if (result.granted) granted++;
    }
    expect(granted).toBe(caps.accountDay);
    expect(ledger.grants.reduce((sum, grant) => sum + chargeOf(grant), 0)).toBe(caps.accountDay);
  });

  it('of another wording than the one assigned are refused', () => {
    const result = claim(compiled, { state, ledger: emptyLedger }, momentOf(), {
      campaignId: 'c0',
      variantId: 'gone',
      decisionId: 'd',
      leaseId: 'l',
    });
    expect(result).toMatchObject({ granted: false, reason: 'variant' });
  });

  it.each(['l', null])('of what was granted already are refused once everything is stopped (lease %s)', (leaseId) => {
    const request = { campaignId: 'c0', variantId: null, decisionId: 'd', leaseId };
    const { ledger } = claim(compiled, { state, ledger: emptyLedger }, momentOf(), request);
    const stopped = compiledOf(campaigns, { stopped: true });
    expect(claim(compiled, { state, ledger }, momentOf(), request)).toMatchObject({ granted: true });
    expect(claim(stopped, { state, ledger }, momentOf(), request)).toMatchObject({ granted: false, reason: 'live' });
  });

  it('leave what they were given as it was', () => {
    const subject: Subject = { state, ledger: emptyLedger };
    const copy = structuredClone(subject);
    claim(compiled, subject, momentOf(), { campaignId: 'c0', variantId: 'a', decisionId: 'd', leaseId: 'l' });
    expect(subject).toEqual(copy);
  });
});

describe('decisions', () => {
  it('are the same for the same input, explained or not', () => {
    const placements = fc.constantFrom(null, 'billing', 'home');
    fc.assert(
      fc.property(
        placements,
        fc.integer({ min: now, max: now + 90 * DAY }),
        fc.constantFrom(...users),
        (placement, at, userId) => {
          const moment = momentOf({ placement, now: at, userId });
          const subject = { state, ledger: emptyLedger };
          const { trace, ...explained } = explain(compiled, subject, moment);
          const decision = decide(compiled, subject, moment);
          expect(explained).toEqual({ ...decision, reason: decision.reason });
          expect(trace).toHaveLength(campaigns.length);
        },
      ),
    );
  });

  it('agree with the claim that follows', () => {
    const subject = { state, ledger: emptyLedger };
    const leases = listLeases(compiled, subject, momentOf());
    for (const { campaign, variant, outcome } of leases) {
      const result = claim(compiled, subject, momentOf(), {
        campaignId: campaign.id,
        variantId: variant.id,
        decisionId: 'd',
        leaseId: 'l',
      });
      expect(result).toMatchObject({ granted: true, outcome });
    }
    expect(leases).toHaveLength(campaigns.length);
  });

  it('see a limit that was crossed before the ledger knew', () => {
    const limited = compiledOf([warningOf('api_calls', [80])]);
    const crossed = foldAll([onPlan('starter'), usage('api_calls', 8000)], catalog, 'UTC');
    expect(decide(limited, { state: crossed, ledger: emptyLedger }, momentOf()).firing).toEqual({
      limit: 'api_calls',
      threshold: 80,
      period: '2026-11',
    });
  });
});

describe('a batch of levels', () => {
  const watched = compiledOf([warningOf('projects', [80])]);
  const level = (value: number, at: number) => eventOf({ type: 'level', limit: 'projects', value }, at);
  const fire = (events: AcceptedEvent[], stateBefore = emptyState) =>
    fireBatch(watched, {
      events,
      stateBefore,
      stateAfter: foldEvents(stateBefore, events, catalog, 'UTC').state,
      ledger: emptyLedger,
      now,
    }).firings;

  it('fires for a level that rose and fell again within it, in whatever order it came', () => {
    const batch = [level(15, now - 1), onPlan('starter'), level(16, now - 3)];
    expect(fire(batch)).toMatchObject([{ threshold: 80, rearmed: true, low: 15 }]);
  });

  it('fires once for a level that stayed up', () => {
    expect(fire([onPlan('starter'), level(16, now - 3), level(17, now - 1)])).toMatchObject([
      { threshold: 80, rearmed: false },
    ]);
  });

  it('fires for a level that came late only if it counts', () => {
    const before = foldAll([onPlan('starter'), level(3, now)], catalog, 'UTC');
    expect(fire([level(19, now - 5), level(20, now - 4)], before)).toEqual([]);
  });
});

describe('moves of the ledger', () => {
  const move = {
    what: 'shown',
    decisionId: 'd1',
    campaignId: 'c0',
    variantId: 'a',
    userId: 'ann',
    surface: 'banner',
    kind: 'upgrade',
    at: now,
    weight: 1,
    path: { from: 'starter', to: 'pro' },
    note: null,
  } as const;
  const record = (ledger: Ledger, over: object = {}) => recordNudge(ledger, { ...move, ...over }, compiled.policy);

  it.each(['shown', 'withheld', 'clicked', 'dismissed', 'snoozed', 'never', 'requested', 'checkout'] as const)(
    'by %s twice are one move',
    (what) => {
      const once = record(emptyLedger, { what });
      expect(record(once, { what })).toEqual(once);
    },
  );

  it('charge nothing for an answer', () => {
    expect(record(emptyLedger, { surface: 'paywall' }).grants).toEqual([]);
    expect(
      (['card', 'meter', 'paywall', 'modal'] as const).map((surface) => weightOf('upgrade', surface, compiled.policy)),
    ).toEqual([0, 0, 0, 3]);
    expect(weightOf('limit-warning', 'modal', compiled.policy)).toBe(0);
  });

  it('charge an interruption nobody claimed', () => {
    expect(record(emptyLedger).grants).toMatchObject([{ decisionId: 'd1', weight: 1, confirmedAt: now }]);
  });

  it.each(['clicked', 'dismissed', 'snoozed'] as const)(
    'charge nothing anew for what is %s long after it was shown and forgotten',
    (what) => {
      const before = record(emptyLedger, { at: now - 9 * DAY });
      const shown = record(before, { decisionId: 'd2', at: now - 1 });
      expect(shown.grants.map(({ decisionId }) => decisionId)).toEqual(['d2']);
      const { grants } = record(shown, { what, seenAt: now - 9 * DAY });
      const moment = momentOf({ sessionStartedAt: now - 30 * 60_000 });
      expect(spentAt({ ...shown, grants }, moment)).toEqual(spentAt(shown, moment));
      expect(grants.some(({ dismissedAt }) => dismissedAt === now)).toBe(what === 'dismissed');
    },
  );

  it('remember a request with its note, once', () => {
    const asked = record(emptyLedger, { what: 'requested', note: 'We need SSO' });
    expect(asked.requests).toEqual([
      { userId: 'ann', campaignId: 'c0', decisionId: 'd1', path: move.path, at: now, note: 'We need SSO' },
    ]);
  });

  it('keep all that a cap of a week still counts', () => {
    let ledger = emptyLedger;
    for (let turn = 0; turn < 5; turn++)
      ledger = record(ledger, { decisionId: `d${turn}`, at: now - 6.9 * DAY + turn });
    expect(record(ledger, { decisionId: 'new' }).grants).toHaveLength(6);
  });

  it('forget what no cap or clock reads any more, and keep each user’s last of a campaign for 62 days', () => {
    let ledger = emptyLedger;
    for (const [index, days] of [100, 61, 20, 19, 7].entries())
      ledger = record(ledger, { decisionId: `d${index}`, at: now - days * DAY });
    const kept = record(ledger, { decisionId: 'new', campaignId: 'c1' }).grants.map(({ decisionId }) => decisionId);
    expect(kept).toEqual(['d4', 'new']);
    const alone = record(record(emptyLedger, { at: now - 61 * DAY }), { decisionId: 'new', userId: 'bob' });
    expect(alone.grants.map(({ decisionId }) => decisionId)).toEqual(['d1', 'new']);
  });
});
