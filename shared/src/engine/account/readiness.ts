import type { Readiness, ReadinessFactor } from '../../contracts/account.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import type { ReadinessWeights } from '../../contracts/policy.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { hasDayBetween } from '../state/day-set.ts';
import type { AccountState } from '../state/state.ts';
import { dayOf } from '../time/calendar.ts';
import { activeUsersBetween, coreUseBetween } from './activity.ts';
import { adoptionAt } from './adoption.ts';
import { dayTrait, renewalDay } from './renewal.ts';
import { newestAnswer } from './satisfaction.ts';
import { zoneOf } from './timezone.ts';
import { nextTierDifference } from './whitespace.ts';

const defaultWeights: ReadinessWeights = {
  usage: 25,
  adoption: 20,
  engagement: 15,
  satisfaction: 15,
  team: 10,
  budget: 10,
  whitespace: 5,
};

const factorIds = ['usage', 'adoption', 'engagement', 'satisfaction', 'team', 'budget', 'whitespace'] as const;
const LEAST_COVERAGE = 0.5;

interface Reading {
  state: AccountState;
  catalog: Catalog;
  now: EpochMs;
  timezone: string;
  zone: string;
  today: number;
}
type Factor = Pick<ReadinessFactor, 'value' | 'saw'>;

const factors: Record<ReadinessFactor['id'], (reading: Reading) => Factor> = {
  usage({ state, catalog, today }) {
    const current = coreUseBetween(state, catalog, today - 89, today);
    const before = coreUseBetween(state, catalog, today - 179, today - 90);
    return { value: before === 0 ? null : clamp((current / before - 0.8) / 0.4), saw: { current, before } };
  },
  adoption({ state, catalog, now, timezone }) {
    const adoption = adoptionAt(state, catalog, now, timezone);
    return { value: adoption?.ratio ?? null, saw: { ...adoption } };
  },
  engagement({ state, today }) {
    const executives = Object.values(state.users).filter(({ traits }) => traits.executive?.value === true);
    const activeIn = (days: number) =>
      executives.filter((user) => hasDayBetween(user.days, today - days + 1, today)).length;
    const [active30, active90] = [activeIn(30), activeIn(90)];
    const value = executives.length === 0 ? null : active30 > 0 ? 1 : active90 > 0 ? 0.5 : 0;
    return { value, saw: { executives: executives.length, active30, active90 } };
  },
  satisfaction({ state, now }) {
    const answer = newestAnswer(state, now);
    if (!answer) return { value: null, saw: {} };
    const { name, score, at } = answer;
    return { value: clamp(name === 'nps' ? score / 10 : (score - 1) / 4), saw: { name, score, at } };
  },
  team({ state, today }) {
    const current = activeUsersBetween(state, today - 29, today);
    const before = activeUsersBetween(state, today - 59, today - 30);
    return { value: before === 0 ? null : clamp((current / before - 1) / 0.25), saw: { current, before } };
  },
  budget({ state, zone, today }) {
    const days = [dayTrait(state, 'budgetAt', zone), renewalDay(state, zone)]
      .filter((day) => day !== null)
      .map((day) => day - today);
    if (days.length === 0) return { value: null, saw: {} };
    const values = days.map((ahead) => (ahead >= 61 && ahead <= 90 ? 1 : ahead >= 91 && ahead <= 180 ? 0.5 : 0));
    return { value: Math.max(...values), saw: { daysAhead: days } };
  },
  whitespace({ state, catalog, now }) {
    const whitespace = nextTierDifference(state, catalog, now);
    return whitespace
      ? { value: clamp(whitespace.amount / whitespace.mrr), saw: { ...whitespace } }
      : { value: null, saw: {} };
  },
};

/**
 * How ready an account is to expand, 0 to 100, from seven factors (METRICS, "readiness"). A factor without data is left
 * out and the rest re-scaled; below half coverage there is no score.
 *
 * @example readinessAt(state, catalog, now, 'UTC').band // 'act'
 */
export function readinessAt(
  state: AccountState,
  catalog: Catalog,
  now: EpochMs,
  timezone: string,
  weights: ReadinessWeights = defaultWeights,
): Readiness {
  const zone = zoneOf(state, timezone);
  const reading = { state, catalog, now, timezone, zone, today: dayOf(now, zone) };
  const rows = factorIds.map((id): ReadinessFactor => ({ id, weight: weights[id], ...factors[id](reading) }));
  const known = rows.filter(({ value }) => value !== null);
  const covered = known.reduce((sum, { weight }) => sum + weight, 0);
  const whole = rows.reduce((sum, { weight }) => sum + weight, 0);
  const coverage = whole === 0 ? 0 : covered / whole;
  if (coverage < LEAST_COVERAGE || covered === 0) return { score: null, coverage, band: null, factors: rows };
  const earned = known.reduce((sum, { weight, value }) => sum + weight * (value ?? 0), 0);
  const score = withoutNoise((100 * earned) / covered);
  return { score, coverage, band: bandOf(score), factors: rows };
}

function bandOf(score: number): Readiness['band'] {
  if (score > 70) return 'act';
  return score >= 40 ? 'nurture' : 'adopt';
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
// A sum of doubles must not miss a band's edge by its last bit.
const withoutNoise = (value: number): number => Math.round(value * 1e9) / 1e9;
