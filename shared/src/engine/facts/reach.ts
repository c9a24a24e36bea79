import type { PublishedCampaign } from '../../contracts/campaign.ts';
import type { Saw } from '../../contracts/decision.ts';
import type { Trigger } from '../../contracts/trigger.ts';
import { countAdoption } from '../account/adoption.ts';
import { keepByDay } from '../account/keep-by-day.ts';
import { instantOf, isActive } from '../ledger/grants.ts';
import { noDays, reachedOn } from '../state/day-counts.ts';
import { own } from '../state/own.ts';
import { dayOf, startOfDay } from '../time/calendar.ts';
import type { Facts } from './facts.ts';

/** As `OPEN_DAYS` of the contract, which brings a schema library with it. */
export const OPEN_DAYS = 7;

/** Whether a milestone or an adoption was reached lately, and this user has not been told of it. */
export interface Reach {
  code: 'reached' | 'not-reached' | 'too-long-ago' | 'seen';
  saw: Saw;
}

/** What a campaign's milestone or adoption has come to; null for every other trigger. */
export function reachOf(facts: Facts, { id, trigger }: PublishedCampaign): Reach | null {
  switch (trigger.kind) {
    case 'milestone':
      return milestoneOf(facts, id, trigger);
    case 'adoption':
      return adoptionOf(facts, id, trigger.percent);
    default:
      return null;
  }
}

function milestoneOf(facts: Facts, campaignId: string, trigger: Extract<Trigger, { kind: 'milestone' }>): Reach {
  const { name, count, by } = trigger;
  const usage = by === 'account' ? facts.state.usage : (facts.user?.usage ?? {});
  const { total, day } = reachedOn(own(usage, name) ?? noDays, count, facts.today);
  const saw = { name, by, total, count };
  return total < count ? { code: 'not-reached', saw } : answer(facts, campaignId, day, saw);
}

/** The day of the last rise to `percent` is one of the last days, or long gone. */
function adoptionOf(facts: Facts, campaignId: string, percent: number): Reach {
  const { state, compiled, today, tier } = facts;
  const { total, used } = recentAdoption(state, compiled.catalog, today, tier);
  const isThere = (uses: number) => uses * 100 >= total * percent;
  const [now = 0, ...before] = used;
  const saw = { used: now, total, percent };
  if (total === 0 || !isThere(now)) return { code: 'not-reached', saw };
  const below = before.findIndex((uses) => !isThere(uses));
  return answer(facts, campaignId, below < 0 ? null : today - below, saw);
}

/** `day` is null where it was reached before all days that are known. */
function answer(facts: Facts, campaignId: string, day: number | null, saw: Saw): Reach {
  if (day === null) return { code: 'too-long-ago', saw: { ...saw, openDays: OPEN_DAYS } };
  const since = { ...saw, reachedAt: startOfDay(day, facts.zone), openDays: OPEN_DAYS };
  if (facts.today - day >= OPEN_DAYS) return { code: 'too-long-ago', saw: since };
  return { code: isTold(facts, campaignId, day) ? 'seen' : 'reached', saw: since };
}

function isTold({ ledger, moment, now, zone }: Facts, campaignId: string, day: number): boolean {
  return ledger.grants.some(
    (grant) =>
      grant.userId === moment.userId &&
      grant.campaignId === campaignId &&
      isActive(grant, now) &&
      dayOf(instantOf(grant), zone) >= day,
  );
}

/** How many of the tier's features were in use on each of the last days, today first, and how many it has. */
const recentAdoption = keepByDay((state, catalog, today, tier) => {
  const days = Array.from({ length: OPEN_DAYS + 1 }, (_, ago) => countAdoption(state, catalog, today - ago, tier));
  return { total: days[0]?.total ?? 0, used: days.map((adoption) => adoption?.used ?? 0) };
});
