import type { Saw } from '../../contracts/decision.ts';
import type { Caps } from '../../contracts/policy.ts';
import type { Candidate } from '../facts/candidate.ts';
import { COOL_OFF_DAYS } from '../facts/requests.ts';
import { interrupts } from '../facts/surface.ts';
import { instantOf, isActive, type Spent } from '../ledger/grants.ts';
import { DAY_MS } from '../time/calendar.ts';

const MINUTE_MS = 60_000;

/** What keeps a nudge back; null when nothing does. */
export type Fatigue = { code: 'never' | 'snoozed' | 'cool-off' | 'cap' | 'clock'; saw: Saw } | null;

const capNames = ['userSession', 'userDay', 'userWeek', 'accountDay', 'accountWeek'] as const satisfies (keyof Spent)[];

/**
 * Asks the ledger whether one more nudge is too much. Snooze and never hold for everything; caps and clocks only for
 * pitches and adoption nudges whose surface interrupts.
 *
 * @example fatigueOf(candidate) // { code: 'cap', saw: { cap: 'userDay', spent: 3, weight: 3, limit: 4 } }
 */
export function fatigueOf(candidate: Candidate): Fatigue {
  const refusal = findRefusal(candidate);
  if (refusal || candidate.isWarning || !candidate.isInterrupting) return refusal;
  return findCoolOff(candidate) ?? findCap(candidate) ?? findClock(candidate);
}

function findRefusal({ facts, entry }: Candidate): Fatigue {
  const { ledger, moment, now } = facts;
  if (ledger.nevers.length === 0 && ledger.snoozes.length === 0) return null;
  const isThis = (row: { userId: string; campaignId: string }) =>
    row.userId === moment.userId && row.campaignId === entry.campaign.id;
  const never = ledger.nevers.find(isThis);
  if (never) return { code: 'never', saw: { at: never.at } };
  const snooze = ledger.snoozes.find((row) => isThis(row) && now < row.until);
  return snooze ? { code: 'snoozed', saw: { until: snooze.until } } : null;
}

function findCoolOff({ facts, entry }: Candidate): Fatigue {
  const { ledger, moment, now } = facts;
  if (ledger.requests.length === 0) return null;
  const { id, path } = entry.campaign;
  const request = ledger.requests.findLast(
    (row) =>
      row.userId === moment.userId &&
      (row.campaignId === id || (path && row.path?.from === path.from && row.path.to === path.to)),
  );
  if (!request || now - request.at >= COOL_OFF_DAYS * DAY_MS) return null;
  return { code: 'cool-off', saw: { askedAt: request.at, days: COOL_OFF_DAYS } };
}

function findCap({ facts, entry, weight }: Candidate): Fatigue {
  const { spent } = facts;
  if (isWithin(spent, weight, entry.caps)) return null;
  for (const cap of capNames)
    if (spent[cap] + weight > entry.caps[cap])
      return { code: 'cap', saw: { cap, spent: spent[cap], weight, limit: entry.caps[cap] } };
  return null;
}

/** Asked at every decision, so each name stands by itself. */
function isWithin(spent: Spent, weight: number, caps: Caps): boolean {
  return (
    spent.userSession + weight <= caps.userSession &&
    spent.userDay + weight <= caps.userDay &&
    spent.userWeek + weight <= caps.userWeek &&
    spent.accountDay + weight <= caps.accountDay &&
    spent.accountWeek + weight <= caps.accountWeek
  );
}

function findClock({ facts, entry }: Candidate): Fatigue {
  const { campaign, clocks } = entry;
  const { ledger, moment, now } = facts;
  for (const grant of ledger.grants) {
    if (grant.userId !== moment.userId || !interrupts(grant.surface) || !isActive(grant, now)) continue;
    const since = now - instantOf(grant);
    const times = grant.dismissedAt === null ? 1 : 2;
    const stopped = (clock: string, lengthMs: number): Fatigue =>
      since < lengthMs * times
        ? { code: 'clock', saw: { clock, at: instantOf(grant), times, ...clockLength(clock, clocks) } }
        : null;
    const found =
      (grant.campaignId === campaign.id ? stopped('campaign', clocks.campaignDays * DAY_MS) : null) ??
      (grant.kind === campaign.kind ? stopped('kind', clocks.kindDays * DAY_MS) : null) ??
      stopped('any', clocks.anyMinutes * MINUTE_MS);
    if (found) return found;
  }
  return null;
}

function clockLength(clock: string, { campaignDays, kindDays, anyMinutes }: Candidate['entry']['clocks']): Saw {
  if (clock === 'campaign') return { days: campaignDays };
  return clock === 'kind' ? { days: kindDays } : { minutes: anyMinutes };
}
