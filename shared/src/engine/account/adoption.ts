import type { Adoption } from '../../contracts/account.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import type { EpochMs } from '../../contracts/time.ts';
import type { AccountState } from '../state/state.ts';
import { dayOf } from '../time/calendar.ts';
import { usedBetween } from './activity.ts';
import { keepByDay } from './keep-by-day.ts';
import { featuresOf, planAt } from './plan.ts';
import { zoneOf } from './timezone.ts';

/** A feature is in use when its uses of so many calendar days reach its minimum. */
export const ADOPTION_DAYS = 30;

/**
 * Share of the current tier's counted features used at least their minimum in the 30 calendar days ending with the
 * moment's day. Null without a tier or when the tier has no countable feature.
 *
 * @example adoptionAt(state, catalog, now, 'UTC') // { used: 5, total: 10, ratio: 0.5 }
 */
export function adoptionAt(state: AccountState, catalog: Catalog, now: EpochMs, timezone: string): Adoption | null {
  return adoptionOn(state, catalog, dayOf(now, zoneOf(state, timezone)), planAt(state, now)?.value.tier ?? null);
}

/** The same for callers that know the account's calendar day and its tier. */
export const adoptionOn = keepByDay(countAdoption);

/** Adoption of a tier as of the end of a calendar day. */
export function countAdoption(
  state: AccountState,
  catalog: Catalog,
  today: number,
  tier: string | null,
): Adoption | null {
  const included = featuresOf(catalog, tier);
  let used = 0;
  let total = 0;
  for (const { id, counted, minUses } of catalog.features) {
    if (!counted || !included.has(id)) continue;
    total++;
    if (usedBetween(state, id, today - ADOPTION_DAYS + 1, today) >= minUses) used++;
  }
  return total === 0 ? null : { used, total, ratio: used / total };
}
