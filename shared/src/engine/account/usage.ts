import type { Catalog, Limit } from '../../contracts/catalog.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { own } from '../state/own.ts';
import type { AccountState } from '../state/state.ts';
import { billingPeriod, DAY_MS, dayOf, monthPeriod, type Period } from '../time/calendar.ts';
import { usedBetween } from './activity.ts';
import { limitOf, planAt } from './plan.ts';
import { zoneOf } from './timezone.ts';

const RATE_DAYS = 14;

/** Use of one limit now. `ratio` is null when the limit is unlimited or 0; `period` names the metered period. */
export interface LimitUse {
  used: number;
  limit: number | null;
  ratio: number | null;
  resetsAt: EpochMs | null;
  /** Forecast: when the limit is reached at the rate of the last 14 days; null if already reached or not before the reset. */
  reachedAt: EpochMs | null;
  period: string | null;
  /** Forecast of the use at the reset; null where nothing resets. */
  pace: number | null;
}

/**
 * Use of every limit of the catalog at a moment. `timezone` is the workspace's, an account's own zone wins.
 *
 * @example usageAt(state, catalog, now, 'UTC').api_calls // { used: 8000, limit: 10000, ratio: 0.8, … }
 */
export function usageAt(
  state: AccountState,
  catalog: Catalog,
  now: EpochMs,
  timezone: string,
): Record<string, LimitUse> {
  return Object.fromEntries(
    catalog.limits.map((limit) => [limit.id, limitUseAt(state, catalog, limit, now, timezone)]),
  );
}

/** Use of one limit at a moment. */
export function limitUseAt(
  state: AccountState,
  catalog: Catalog,
  limit: Limit,
  now: EpochMs,
  timezone: string,
): LimitUse {
  const max = limitOf(catalog, planAt(state, now)?.value ?? null, limit.id);
  const ratioOf = (used: number) => (max === null || max === 0 ? null : used / max);
  if (limit.kind === 'level') {
    const used = levelOf(state, limit.id);
    return { used, limit: max, ratio: ratioOf(used), resetsAt: null, reachedAt: null, period: null, pace: null };
  }
  const zone = zoneOf(state, timezone);
  const { start, end, id } = periodAt(state, limit, now, zone);
  const today = dayOf(now, zone);
  const used = usedBetween(state, limit.id, dayOf(start, zone), today);
  const perDay = usedBetween(state, limit.id, today - RATE_DAYS + 1, today) / RATE_DAYS;
  const days = perDay > 0 && max !== null && used < max ? (max - used) / perDay : null;
  const reachedAt = days === null ? null : Math.ceil(now + days * DAY_MS);
  return {
    used,
    limit: max,
    ratio: ratioOf(used),
    resetsAt: end,
    reachedAt: reachedAt !== null && reachedAt < end ? reachedAt : null,
    period: id,
    pace: Math.round(used + (perDay * (end - now)) / DAY_MS),
  };
}

function periodAt(state: AccountState, limit: Limit, now: EpochMs, zone: string): Period {
  if (limit.period === 'month') return monthPeriod(now, zone);
  const anchor = state.traits.billingAnchorDay?.value;
  return billingPeriod(now, typeof anchor === 'number' ? anchor : 1, zone);
}

function levelOf(state: AccountState, limit: string): number {
  const level = own(state.levels, limit);
  if (level) return level.value;
  return limit === 'seats' ? Object.keys(state.users).length : 0;
}
