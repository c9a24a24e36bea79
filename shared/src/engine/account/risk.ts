import type { Risk, RiskSignal } from '../../contracts/account.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import type { EpochMs } from '../../contracts/time.ts';
import type { AccountState } from '../state/state.ts';
import { DAY_MS, dayOf } from '../time/calendar.ts';
import { activeUsersBetween, coreUseBetween, marksOf, usedBetween } from './activity.ts';
import { keepByDay } from './keep-by-day.ts';
import { zoneOf } from './timezone.ts';

const MARK_MS = 90 * DAY_MS;
const NPS_MS = 180 * DAY_MS;
const PASSIVE = 7;

/**
 * The seven signals of contraction (METRICS, "risk signals"); two or more present is at risk. A zero or missing
 * baseline makes a signal unknown (`present: null`), and unknown is not present.
 *
 * @example riskAt(state, catalog, now, 'UTC').count // 2
 */
export function riskAt(state: AccountState, catalog: Catalog, now: EpochMs, timezone: string): Risk {
  const [usage, activeUsers, coreUse, supportTickets] = declinesOn(state, catalog, dayOf(now, zoneOf(state, timezone)));
  const [champion, answers, competitor] = marksAt(state, now);
  const signals = [usage, activeUsers, coreUse, supportTickets, champion, answers, competitor];
  return { count: countPresent(signals), signals };
}

/**
 * How many signals are present: the count of `riskAt` for callers that know the account's calendar day and need not say
 * what each saw.
 */
export function riskCountOn(state: AccountState, catalog: Catalog, today: number, now: EpochMs): number {
  const declines = declineCountOn(state, catalog, today, null);
  return state.marks.length === 0 ? declines : declines + countPresent(marksAt(state, now));
}

const countPresent = (signals: readonly RiskSignal[]): number =>
  signals.reduce((count, { present }) => (present === true ? count + 1 : count), 0);

/** The signals that are single events. */
function marksAt(state: AccountState, now: EpochMs): [RiskSignal, RiskSignal, RiskSignal] {
  return [
    recent(state, 'champion', 'champion.left', now),
    nps(state, now),
    recent(state, 'competitor', 'competitor.mentioned', now),
  ];
}

const declineCountOn = keepByDay((state, catalog, today) => countPresent(declinesOn(state, catalog, today)));

/** The signals that count by day. */
function declinesOn(
  state: AccountState,
  catalog: Catalog,
  today: number,
): [RiskSignal, RiskSignal, RiskSignal, RiskSignal] {
  const core = (from: number, to: number) => coreUseBetween(state, catalog, today - from, today - to);
  const active = (from: number, to: number) => activeUsersBetween(state, today - from, today - to);
  return [
    decline('usage', core(89, 0), core(179, 90), (current, before) => current * 100 < before * 80),
    decline('active-users', active(6, 0), active(27, 21), (current, before) => current * 100 <= before * 80),
    decline('core-use', core(29, 0), core(59, 30), (current, before) => current * 100 <= before * 70),
    tickets(state, today),
  ];
}

function decline(
  id: RiskSignal['id'],
  current: number,
  before: number,
  isDown: (current: number, before: number) => boolean,
): RiskSignal {
  return { id, present: before === 0 ? null : isDown(current, before), saw: { current, before } };
}

/** The last 30 days against the rate of the 90 days before them. */
function tickets(state: AccountState, today: number): RiskSignal {
  const current = usedBetween(state, 'ticket.opened', today - 29, today);
  const before = usedBetween(state, 'ticket.opened', today - 119, today - 30);
  const present = before === 0 ? null : current >= 3 && current * 3 > before * 2;
  return { id: 'tickets', present, saw: { current, before90: before } };
}

function recent(state: AccountState, id: RiskSignal['id'], name: string, now: EpochMs): RiskSignal {
  const at = marksOf(state, name).find((mark) => mark.at <= now)?.at ?? null;
  return { id, present: at !== null && now - at <= MARK_MS, saw: { at } };
}

function nps(state: AccountState, now: EpochMs): RiskSignal {
  const [newest, before] = marksOf(state, 'nps.answered').filter(({ at }) => at <= now && now - at <= NPS_MS);
  if (!newest || !before || newest.score === null || before.score === null)
    return { id: 'nps', present: null, saw: {} };
  const present = newest.score < PASSIVE && before.score >= PASSIVE;
  return { id: 'nps', present, saw: { score: newest.score, before: before.score } };
}
