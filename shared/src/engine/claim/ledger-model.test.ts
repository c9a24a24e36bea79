import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NudgeAction } from '../../contracts/event.ts';
import type { Caps } from '../../contracts/policy.ts';
import type { Surface } from '../../contracts/surface.ts';
import { foldAll } from '../fold/fold.ts';
import { emptyLedger, type Ledger } from '../ledger/ledger.ts';
import { campaignOf, catalog, compiledOf, DAY, momentOf, now, onPlan } from '../tests/world.ts';
import { claim } from './claim.ts';
import { recordNudge, weightOf } from './moves.ts';

const MINUTE = 60_000;
const SESSION = 30 * MINUTE;

/** What the rules say of a ledger, written down a second time: nothing is ever forgotten here. */
interface Row {
  lease: string;
  user: string;
  campaign: string;
  at: number;
  confirmedAt: number | null;
  isDismissed: boolean;
}
interface Model {
  rows: Row[];
  snoozes: { user: string; campaign: string; until: number }[];
  nevers: { user: string; campaign: string }[];
  requests: { user: string; campaign: string; at: number }[];
}

const title = { en: { title: 'Go further' } };
const variant = (surface: Surface) => [{ id: 'a', weight: 1, surface, content: title }];
const tight = { caps: { userDay: 2, accountWeek: 5 }, clocks: { campaignDays: 40, kindDays: 2, anyMinutes: 30 } };
const [up, seats] = [
  { from: 'starter', to: 'pro' },
  { from: 'starter', to: 'enterprise' },
];
const campaigns = [
  campaignOf({ id: 'banner', path: up, variants: variant('banner') }),
  campaignOf({ id: 'modal', path: up, variants: variant('modal') }),
  campaignOf({ id: 'tight', path: seats, variants: variant('toast'), guardrails: tight }),
  campaignOf({ id: 'learn', path: seats, kind: 'adoption', variants: variant('tooltip') }),
  campaignOf({ id: 'warn', path: up, kind: 'limit-warning', variants: variant('banner') }),
];
const caps: Caps = { userSession: 3, userDay: 4, userWeek: 6, accountDay: 7, accountWeek: 9 };
const clocks = { campaignDays: 5, kindDays: 1, anyMinutes: 10 };
const compiled = compiledOf(campaigns, { adoptionThreshold: 0, caps, clocks });
const state = foldAll([onPlan('starter')], catalog, 'UTC');
const users = ['ann', 'bob', 'cat'];

const entryOf = (id: string) => {
  const entry = compiled.byId.get(id);
  const surface = entry?.campaign.variants[0]?.surface;
  if (!entry || !surface) throw new Error(`no campaign ${id}`);
  const { campaign } = entry;
  const own = campaign.guardrails;
  const least = <Name extends keyof Caps>(name: Name) => Math.min(caps[name], own.caps[name] ?? caps[name]);
  return {
    ...{ campaign, surface, kind: campaign.kind, path: campaign.path ?? up },
    weight:
      campaign.kind === 'limit-warning'
        ? 0
        : { modal: 3, banner: 1, toast: 1, tooltip: 1, card: 0, meter: 0, paywall: 0 }[surface],
    caps: {
      userSession: least('userSession'),
      userDay: least('userDay'),
      userWeek: least('userWeek'),
      accountDay: least('accountDay'),
      accountWeek: least('accountWeek'),
    },
    clocks: {
      campaign: Math.max(clocks.campaignDays, own.clocks.campaignDays ?? 0) * DAY,
      kind: Math.max(clocks.kindDays, own.clocks.kindDays ?? 0) * DAY,
      any: Math.max(clocks.anyMinutes, own.clocks.anyMinutes ?? 0) * MINUTE,
    },
  };
};

const isLive = (row: Row, at: number) => row.confirmedAt !== null || at < row.at + 2 * MINUTE;
const instant = (row: Row) => (row.confirmedAt === null ? row.at : Math.max(row.at, row.confirmedAt));
const charge = (row: Row) => entryOf(row.campaign).weight * (row.isDismissed ? 2 : 1);

function spent(model: Model, at: number, user: string): Caps {
  const live = model.rows.filter((row) => isLive(row, at));
  const sum = (rows: Row[], since: number) =>
    rows.filter((row) => instant(row) > since).reduce((total, row) => total + charge(row), 0);
  const own = live.filter((row) => row.user === user);
  return {
    userSession: sum(own, at - SESSION - 1),
    userDay: sum(own, at - DAY),
    userWeek: sum(own, at - 7 * DAY),
    accountDay: sum(live, at - DAY),
    accountWeek: sum(live, at - 7 * DAY),
  };
}

/** Why a claim is refused; null when it is granted. */
function refusalOf(model: Model, at: number, user: string, id: string): string | null {
  const { weight, caps: limits, clocks: lengths, kind, path } = entryOf(id);
  const isOwn = (row: { user: string; campaign: string }) => row.user === user && row.campaign === id;
  if (model.nevers.some(isOwn)) return 'never';
  if (model.snoozes.some((row) => isOwn(row) && at < row.until)) return 'snoozed';
  if (kind === 'limit-warning') return null;
  const asks = model.requests.filter((row) => row.user === user && entryOf(row.campaign).path.to === path.to);
  if (asks.some((row) => at - row.at < 14 * DAY)) return 'cool-off';
  const used = spent(model, at, user);
  const names = ['userSession', 'userDay', 'userWeek', 'accountDay', 'accountWeek'] as const;
  if (names.some((cap) => used[cap] + weight > limits[cap])) return 'cap';
  const stops = model.rows.some((row) => {
    if (row.user !== user || !isLive(row, at)) return false;
    const since = (at - instant(row)) / (row.isDismissed ? 2 : 1);
    const isOfKind = entryOf(row.campaign).kind === kind;
    return (
      (row.campaign === id && since < lengths.campaign) || (isOfKind && since < lengths.kind) || since < lengths.any
    );
  });
  return stops ? 'clock' : null;
}

function move(model: Model, row: Row, what: NudgeAction, at: number): void {
  row.confirmedAt ??= at;
  const { user, campaign } = row;
  if (what === 'dismissed') row.isDismissed = true;
  if (what === 'snoozed') model.snoozes.push({ user, campaign, until: at + 7 * DAY });
  if (what === 'never') model.nevers.push({ user, campaign });
  if (what === 'requested') {
    const { to } = entryOf(campaign).path;
    const hasAsked = model.requests.some(
      (ask) => ask.user === user && entryOf(ask.campaign).path.to === to && at - ask.at < 14 * DAY,
    );
    if (!hasAsked) model.requests.push({ user, campaign, at });
  }
}

const wait = fc.oneof(
  fc.constant(0),
  fc.constantFrom(2 * MINUTE, 10 * MINUTE, SESSION, DAY, 2 * DAY, 5 * DAY, 7 * DAY, 10 * DAY, 14 * DAY, 40 * DAY),
  fc.integer({ min: 0, max: 20 * MINUTE }),
  fc.integer({ min: 0, max: 2 * DAY }),
);
const what = fc.constantFrom<NudgeAction>(
  'shown',
  'shown',
  'withheld',
  'clicked',
  'dismissed',
  'snoozed',
  'never',
  'requested',
);
const acts = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        ...{ do: fc.constant('claim' as const), user: fc.constantFrom(...users), wait },
        campaign: fc.constantFrom('banner', 'modal', 'tight', 'learn', 'warn'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const), row: fc.nat(50), wait }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('nudge' as const), row: fc.nat(50), what, wait }) },
  ),
  { maxLength: 80, size: 'max' },
);

function claimOf(ledger: Ledger, at: number, { user, campaign, lease }: Pick<Row, 'user' | 'campaign' | 'lease'>) {
  const moment = momentOf({ now: at, userId: user, sessionStartedAt: at - SESSION });
  return claim(compiled, { state, ledger }, moment, {
    ...{ campaignId: campaign, variantId: 'a', decisionId: `d-${lease}`, leaseId: lease },
  });
}

describe('the ledger', () => {
  it('answers every claim as the rules do, whatever is claimed, confirmed, dismissed, released or forgotten between', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(acts, (list) => {
        const model: Model = { rows: [], snoozes: [], nevers: [], requests: [] };
        const leases: Row[] = [];
        let ledger = emptyLedger;
        let at = now;
        for (const [index, act] of list.entries()) {
          at += act.wait;
          if (act.do === 'nudge') {
            const row = leases.at(-1 - (act.row % Math.max(1, leases.length)));
            // No page holds a nudge open for a week.
            if (!row || at - row.at >= 7 * DAY) continue;
            if (!model.rows.includes(row)) model.rows.push(row);
            move(model, row, act.what, at);
            const { kind, surface, path } = entryOf(row.campaign);
            ledger = recordNudge(
              ledger,
              {
                ...{ what: act.what, decisionId: `d-${row.lease}`, campaignId: row.campaign, variantId: 'a' },
                ...{ userId: row.user, surface, kind, path, at, note: null },
                weight: weightOf(kind, surface, compiled.policy),
              },
              compiled.remembering,
            );
            continue;
          }
          const known = act.do === 'again' ? leases.at(-1 - (act.row % Math.max(1, leases.length))) : undefined;
          // A lease lasts a quarter of an hour.
          if (act.do === 'again' && (!known || at - known.at >= 15 * MINUTE)) continue;
          const fresh =
            act.do === 'claim'
              ? { lease: `l${index}`, user: act.user, campaign: act.campaign }
              : { lease: known?.lease ?? '', user: known?.user ?? '', campaign: known?.campaign ?? '' };
          const isHeld = known !== undefined && model.rows.includes(known) && isLive(known, at);
          const refusal = isHeld ? null : refusalOf(model, at, fresh.user, fresh.campaign);
          const result = claimOf(ledger, at, fresh);
          const answer = `${fresh.campaign} ${refusal ?? 'granted'}`;
          seen.set(answer, (seen.get(answer) ?? 0) + 1);
          expect({ answer, granted: result.granted }).toEqual({ answer, granted: refusal === null });
          ledger = result.ledger;
          if (!result.granted || isHeld) continue;
          const row: Row = { ...fresh, at, confirmedAt: null, isDismissed: false };
          if (known) {
            model.rows = model.rows.filter((other) => other !== known);
            leases[leases.indexOf(known)] = row;
          } else leases.push(row);
          model.rows.push(row);
          const used = spent(model, at, row.user);
          const limits = entryOf(row.campaign).caps;
          if (entryOf(row.campaign).weight === 0) continue;
          for (const cap of ['userSession', 'userDay', 'userWeek', 'accountDay', 'accountWeek'] as const)
            expect(used[cap]).toBeLessThanOrEqual(limits[cap]);
        }
      }),
      { numRuns: 400 },
    );
    for (const answer of ['granted', 'never', 'snoozed', 'cool-off', 'cap', 'clock'])
      expect(
        [...seen.keys()].some((name) => name.endsWith(answer)),
        answer,
      ).toBe(true);
  });
});
