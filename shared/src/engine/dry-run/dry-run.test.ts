import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AcceptedEvent } from '../../contracts/event.ts';
import type { CompileInput } from '../campaigns/compile.ts';
import { foldAll } from '../fold/fold.ts';
import { emptyLedger, type Firing, type Grant, type Ledger } from '../ledger/ledger.ts';
import {
  campaignOf,
  catalog,
  compiledOf,
  DAY,
  eventOf,
  now,
  onPlan,
  usage,
  userTraits,
  warningOf,
} from '../tests/world.ts';
import type { RecordedAccount, RecordedMoment } from './account.ts';
import { replayAccount } from './dry-run.ts';
import { withEvents } from './events.ts';
import { planDryRun } from './plan.ts';
import { DryRunTally } from './tally.ts';

const from = now - 30 * DAY;
const HOUR = DAY / 24;
const adopted = (until = now) =>
  Array.from({ length: 10 }, (_, index) => [0, 20, 40].map((ago) => usage(`f${index}`, 1, until - ago * DAY))).flat();

const at = (day: number, hour = 9) => from + day * DAY + hour * HOUR - 12 * HOUR;

function asks(day: number, name: string, over: Partial<RecordedMoment> = {}): RecordedMoment {
  return { at: at(day), userId: 'ann', what: 'placement', name, locale: null, ...over };
}

interface AccountOver extends Partial<Omit<RecordedAccount, 'ledger'>> {
  events?: readonly AcceptedEvent[];
  ledger?: Partial<Ledger>;
}

function accountOf(
  moments: readonly RecordedMoment[],
  { events = [], ledger, ...over }: AccountOver = {},
): RecordedAccount {
  const people = ['ann', 'bob'].map((userId) => userTraits(userId, { role: 'owner' }, now - 100 * DAY));
  const state = foldAll([onPlan('starter'), ...people, ...adopted(), ...events], catalog, 'UTC');
  return { accountId: 'acme', state, moments, ...over, ledger: { ...emptyLedger, ...ledger } };
}

function run(
  draft: ReturnType<typeof campaignOf>,
  accounts: readonly RecordedAccount[],
  live: CompileInput['campaigns'] = [],
  policy: object = {},
): DryRunTally {
  const tally = new DryRunTally();
  const plan = planDryRun({ ...compiledOf([], policy), campaigns: live }, draft, { from, to: now });
  for (const account of accounts) tally.add(replayAccount(plan, account));
  return tally;
}

const draft = campaignOf({ id: 'draft' });
const stoppedBy = (tally: DryRunTally) => Object.fromEntries([...tally.stopped].map(([gate, count]) => [gate, count]));

describe('a dry run', () => {
  it('counts a small month as one does by hand', () => {
    const account = accountOf([
      asks(1, '', { what: 'session', name: null }),
      asks(1, 'billing'),
      // Another user, ten minutes later: only the clocks are each user's own.
      asks(1, 'billing', { userId: 'bob', at: at(1) + 600_000 }),
      // A campaign comes again after 14 days, and kinds after 3.
      asks(5, 'billing'),
      asks(14, 'billing', { at: at(15) - 1 }),
      asks(15, 'billing'),
      asks(16, 'home'),
    ]);
    const other = accountOf([asks(2, 'billing')], { accountId: 'other', events: [onPlan('pro', now - 50 * DAY)] });
    const tally = run(draft, [account, other]);
    expect(tally).toMatchObject({
      ...{ accounts: 2, moments: 8 },
      asked: { moments: 6, accounts: 2, users: 3 },
      reached: { accounts: 1, users: 2, nudges: 3, weight: 3 },
      withheld: { accounts: 0, moments: 0 },
      outranked: { accounts: 0, moments: 0 },
    });
    expect(stoppedBy(tally)).toEqual({ fatigue: { accounts: 0, moments: 2 }, path: { accounts: 1, moments: 1 } });
    expect([...tally.surfaces]).toEqual([['banner', { accounts: 1, users: 2, nudges: 3 }]]);
  });

  it('says whose nudges it takes the place of, and counts once what is out of step from then on', () => {
    const lesson = campaignOf({ id: 'lesson', kind: 'adoption', priority: -1 });
    const account = accountOf([asks(1, 'billing'), asks(2, 'billing'), asks(15.5, 'billing')]);
    const rare = campaignOf({ id: 'draft', guardrails: { clocks: { campaignDays: 30 } } });
    const tally = run(rare, [account], [lesson]);
    // Without the draft the lesson comes on days 1 and 15.5; with it on day 2, so that it rests until day 16.
    expect(tally.reached.nudges).toBe(1);
    expect([...tally.displaced]).toEqual([['lesson', { accounts: 1, nudges: 1 }]]);
    // Where the draft comes back on day 15.5, it takes the lesson's place there too.
    expect([...run(draft, [account], [lesson]).displaced]).toEqual([['lesson', { accounts: 1, nudges: 2 }]]);
  });

  it('displaces by fatigue alone, too', () => {
    const tip = campaignOf({ id: 'tip', kind: 'adoption', trigger: { kind: 'placement', placement: 'home' } });
    const account = accountOf([asks(1, 'billing'), asks(1, 'home', { at: at(1) + 60_000 })]);
    expect([...run(draft, [account], [tip]).displaced]).toEqual([['tip', { accounts: 1, nudges: 1 }]]);
  });

  it('is outranked where another campaign comes first, and displaces nothing', () => {
    const first = campaignOf({ id: 'first', priority: 1, kind: 'adoption' });
    const tally = run(draft, [accountOf([asks(1, 'billing')])], [first]);
    expect(tally.outranked).toEqual({ accounts: 1, moments: 1 });
    expect([tally.reached.nudges, tally.displaced.size, tally.stopped.size]).toEqual([0, 0, 0]);
  });

  it('withholds who is held out, and displaces what a larger holdout of the path withholds', () => {
    const held = campaignOf({ id: 'draft', holdout: 1 });
    const sibling = campaignOf({ id: 'sibling', trigger: { kind: 'placement', placement: 'home' } });
    const account = accountOf([asks(1, 'billing'), asks(9, 'home')]);
    const tally = run(held, [account], [sibling]);
    expect(tally.withheld).toEqual({ accounts: 1, moments: 1 });
    expect(tally.reached.accounts).toBe(0);
    expect([...tally.displaced]).toEqual([['sibling', { accounts: 1, nudges: 1 }]]);
  });

  it('takes the place of its own live version', () => {
    const tally = run(draft, [accountOf([asks(1, 'billing')])], [campaignOf({ id: 'draft', priority: 9 })]);
    expect([tally.reached.nudges, tally.displaced.size, tally.outranked.moments]).toEqual([1, 0, 0]);
  });

  it('reads usage and plan of the day, and keeps to what users had been shown and had answered by then', () => {
    // Little is in use at first, and it is on Pro from day 20 on.
    const events = [onPlan('pro', at(20))];
    const state = foldAll(
      [
        onPlan('starter'),
        userTraits('ann', { role: 'owner' }),
        ...Array.from({ length: 6 }, (_, index) => usage(`f${index}`, 1, at(10))),
        ...events,
      ],
      catalog,
      'UTC',
    );
    const days = [9, 10, 11, 21].map((day) => asks(day, 'billing'));
    const shown: Grant = {
      ...{ decisionId: 'd', leaseId: null, campaignId: 'draft', variantId: 'a', userId: 'ann', kind: 'upgrade' },
      ...{ surface: 'banner', outcome: 'show', weight: 1, at: at(-3.5), confirmedAt: at(-3.5), dismissedAt: null },
      firing: null,
    };
    const fresh = run(draft, [{ ...accountOf(days), state }]);
    expect(fresh.reached.nudges).toBe(1);
    expect(stoppedBy(fresh)).toEqual({
      adoption: { accounts: 0, moments: 1 },
      fatigue: { accounts: 0, moments: 1 },
      path: { accounts: 0, moments: 1 },
    });
    const rested = run(draft, [{ ...accountOf(days, { ledger: { grants: [shown] } }), state }]);
    expect(rested.reached.nudges).toBe(1);
    const nevers = [{ userId: 'ann', campaignId: 'draft', at: at(10) - 1 }];
    expect(stoppedBy(run(draft, [{ ...accountOf(days, { ledger: { nevers } }), state }])).fatigue).toEqual({
      accounts: 1,
      moments: 2,
    });
    const late = [{ userId: 'ann', campaignId: 'draft', at: at(11) - 1 }];
    expect(run(draft, [{ ...accountOf(days, { ledger: { nevers: late } }), state }]).reached.nudges).toBe(1);
  });

  it('comes at any moment to a buyer whose colleagues have asked', () => {
    const card = { id: 'a', weight: 1, surface: 'card' as const, content: { en: { title: 'They asked' } } };
    const path = { from: 'starter', to: 'pro' };
    const requests = [{ userId: 'eve', campaignId: 'x', decisionId: 'd', path, at: at(5), note: null }];
    const days = [4, 6, 7].map((day) => asks(day, '', { what: 'session', name: null }));
    const tally = run(campaignOf({ id: 'draft', variants: [card] }), [accountOf(days, { ledger: { requests } })]);
    expect([tally.asked.moments, tally.reached.nudges]).toEqual([1, 1]);
    expect([...tally.surfaces.keys()]).toEqual(['banner']);
  });

  it('opens a level limit when its firing was recorded, whatever the level is today', () => {
    const warning = warningOf('projects', [80], { id: 'draft' });
    const level = eventOf({ type: 'level', limit: 'projects', value: 18 }, now - 1);
    const firing = { limit: 'projects', threshold: 80, period: null, tier: 'starter', max: 20, low: 16 };
    const first: Firing = { ...firing, at: at(8), rearmed: false, seenBy: ['ann'] };
    const days = [5, 8.5, 20].map((day) => asks(day, 'home'));
    const tally = run(warning, [accountOf(days, { events: [level], ledger: { firings: [first] } })]);
    expect(tally.reached.nudges).toBe(1);
    expect(stoppedBy(tally)).toEqual({ trigger: { accounts: 0, moments: 2 } });
    const again = [
      { ...first, rearmed: true, low: 10 },
      { ...first, at: at(19.5) },
    ];
    expect(run(warning, [accountOf(days, { events: [level], ledger: { firings: again } })]).reached.nudges).toBe(2);
  });
});

describe('an event that was not recorded', () => {
  const plan = planDryRun(
    { ...compiledOf([]), campaigns: [] },
    campaignOf({ id: 'draft', trigger: { kind: 'event', name: 'report.exported' } }),
    { from, to: now },
  );
  const sent = (day: number, userId: string | null = 'ann') => usage('report.exported', 2, at(day), { userId });

  it('is told from the days on which users sent it, after what they did that day', () => {
    const known = asks(9, 'report.exported', { what: 'event' });
    const events = [sent(-2), sent(3), sent(5), sent(5, null), sent(5, 'bob'), sent(9)];
    const { moments } = withEvents(plan, accountOf([asks(5, 'home'), known], { events }));
    const noon = (day: number) => at(day, 12);
    expect(moments.filter(({ isGuessed }) => isGuessed).map((row) => [row.userId, row.at])).toEqual([
      ['ann', noon(3)],
      ['ann', at(5) + 15 * 60_000],
      ['bob', noon(5)],
    ]);
    const tally = new DryRunTally();
    tally.add(replayAccount(plan, withEvents(plan, accountOf([asks(5, 'home'), known], { events }))));
    expect([tally.moments, tally.guessed, tally.asked.moments, tally.reached.users]).toEqual([2, 3, 4, 2]);
  });

  it('is of no matter for other triggers', () => {
    const account = accountOf([], { events: [sent(3)] });
    const other = planDryRun({ ...compiledOf([]), campaigns: [] }, draft, { from, to: now });
    expect(withEvents(other, account)).toBe(account);
  });
});

const anyMoment = fc.record({
  at: fc.integer({ min: from, max: now - 1 }),
  userId: fc.constantFrom('ann', 'bob', 'cid', null),
  what: fc.constantFrom('session' as const, 'placement' as const, 'feature' as const, 'event' as const),
  name: fc.constantFrom('billing', 'home', 'sso'),
  locale: fc.constant(null),
});
const anyDraft = fc.record({
  kind: fc.constantFrom('upgrade' as const, 'adoption' as const),
  holdout: fc.constantFrom(0, 0.5, 1),
  priority: fc.integer({ min: -1, max: 1 }),
  trigger: fc.constantFrom(
    { kind: 'placement' as const, placement: 'billing' },
    { kind: 'feature' as const, feature: 'sso' },
    { kind: 'event' as const, name: 'home' },
    { kind: 'limit' as const, limit: 'api_calls', thresholds: [50] },
  ),
});

const anyRequests = fc.array(
  fc.record({
    userId: fc.constantFrom('ann', 'bob'),
    campaignId: fc.constantFrom('pitch', 'draft'),
    decisionId: fc.constant('d'),
    path: fc.constant({ from: 'starter', to: 'pro' }),
    at: fc.integer({ min: from - 5 * DAY, max: now }),
    note: fc.constant(null),
  }),
  { maxLength: 2 },
);

describe('of any draft and any moments', () => {
  const live = [
    campaignOf({ id: 'pitch', trigger: { kind: 'placement', placement: 'home' } }),
    campaignOf({ id: 'lesson', kind: 'adoption' }),
  ];
  const used = [usage('api_calls', 6000, now - 10 * DAY)];

  it('what was shown, withheld, outranked and stopped adds up to all it could have answered', () => {
    const cases = fc.property(
      anyDraft,
      fc.array(anyMoment, { maxLength: 40 }),
      anyRequests,
      fc.string(),
      (over, moments, requests, accountId) => {
        const sorted = moments.toSorted((a, b) => a.at - b.at);
        const account = accountOf(sorted, { accountId, events: used, ledger: { requests } });
        const tally = run(campaignOf({ id: 'draft', ...over }), [account], live, { holdout: 0.1 });
        const stopped = [...tally.stopped.values()];
        const sum = (key: 'moments' | 'accounts') => stopped.reduce((total, counts) => total + counts[key], 0);
        const { reached, withheld, outranked, asked } = tally;
        expect(reached.nudges + withheld.moments + outranked.moments + sum('moments')).toBe(asked.moments);
        const passed = reached.nudges + withheld.moments + outranked.moments > 0 ? 1 : 0;
        expect(passed + sum('accounts')).toBe(asked.accounts);
        expect(reached.accounts * withheld.accounts).toBe(0);
        expect(tally.moments).toBe(moments.length);
      },
    );
    fc.assert(cases, { numRuns: 150 });
  });

  it('a world shared while nothing differs ends as two worlds would', () => {
    const cases = fc.property(
      anyDraft,
      fc.array(anyMoment, { maxLength: 40 }),
      anyRequests,
      (over, moments, requests) => {
        const account = accountOf(
          moments.toSorted((a, b) => a.at - b.at),
          { events: used, ledger: { requests } },
        );
        const plan = planDryRun({ ...compiledOf([]), campaigns: live }, campaignOf({ id: 'draft', ...over }), {
          from,
          to: now,
        });
        const counted = [true, false].map((isNeutral) => {
          const tally = new DryRunTally();
          tally.add(replayAccount({ ...plan, isNeutral: plan.isNeutral && isNeutral }, account));
          return tally;
        });
        expect(counted[0]).toEqual(counted[1]);
      },
    );
    fc.assert(cases, { numRuns: 100 });
  });
});
