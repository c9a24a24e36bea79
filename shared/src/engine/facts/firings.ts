import type { EpochMs } from '../../contracts/time.ts';
import { planAt } from '../account/plan.ts';
import { type LimitUse, limitUseAt } from '../account/usage.ts';
import type { Compiled } from '../campaigns/compile.ts';
import { isActive } from '../ledger/grants.ts';
import type { Firing, FiringRef, Ledger } from '../ledger/ledger.ts';
import type { AccountState } from '../state/state.ts';

/** A level re-arms a threshold when it falls this many points below. */
const HYSTERESIS = 5;

/** The low-water mark of a firing of another tier, limit or period: it stands for nothing any more. */
const GONE = -1;

/**
 * Records the thresholds that an account has crossed by now and has not been told of: for a metered limit each once per
 * period, for a level again only after it fell 5 points below. A jump over several records the highest. Another tier,
 * limit or period re-arms all. Answers the same ledger when nothing changed. Call it after every fold.
 *
 * @example const ledger = fireLimits(compiled, state, before, now);
 */
export function fireLimits(compiled: Compiled, state: AccountState, ledger: Ledger, now: EpochMs): Ledger {
  const { catalog, environment } = compiled;
  const tier = planAt(state, now)?.value.tier ?? null;
  let { firings } = ledger;
  for (const limit of catalog.limits) {
    const thresholds = compiled.thresholds.get(limit.id);
    if (!thresholds) continue;
    const use = limitUseAt(state, catalog, limit, now, environment.timezone);
    firings = fireLimit(firings, { limit: limit.id, thresholds, use, tier, now });
  }
  return firings === ledger.firings ? ledger : { ...ledger, firings };
}

interface Crossing {
  limit: string;
  thresholds: readonly number[];
  use: LimitUse;
  tier: string | null;
  now: EpochMs;
}

function fireLimit(firings: readonly Firing[], crossing: Crossing): readonly Firing[] {
  const { limit, thresholds, use, tier, now } = crossing;
  const next = mapIfChanged(firings, (firing) => (firing.limit === limit ? follow(firing, crossing) : firing));
  const { used, limit: max, period } = use;
  if (max === null || max === 0) return next;
  const crossed = thresholds.find((threshold) => isCrossed(used, max, threshold));
  if (crossed === undefined || next.some((firing) => firing.limit === limit && covers(firing, crossed))) return next;
  return [...next, { limit, threshold: crossed, period, tier, max, low: used, at: now, rearmed: false, seenBy: [] }];
}

/** Moves a firing's low-water mark, and re-arms it when its level fell or its tier, limit or period is gone. */
function follow(firing: Firing, { use, tier }: Crossing): Firing {
  const isSame = firing.tier === tier && firing.max === use.limit && firing.period === use.period;
  if (!isSame) return firing.rearmed && firing.low === GONE ? firing : { ...firing, rearmed: true, low: GONE };
  if (firing.period !== null || use.used >= firing.low) return firing;
  const lower = { ...firing, low: use.used };
  return { ...lower, rearmed: firing.rearmed || !covers(lower, firing.threshold) };
}

/** True while a firing stands for a threshold: its own, or a lower one that its jump passed over. */
function covers({ threshold, max, low, period, rearmed }: Firing, asked: number): boolean {
  if (asked > threshold) return false;
  if (period !== null) return !rearmed;
  return low !== GONE && low * 100 > max * (asked - HYSTERESIS);
}

/** Whole numbers, so that 79.99 % is not 80 %. */
function isCrossed(used: number, max: number, threshold: number): boolean {
  return used * 100 >= max * threshold;
}

/**
 * The firing of a limit that a user has not been told of yet: the highest that still stands; null when there is none or
 * the user saw it or a higher one. `ledger` is as of now (see `fireLimits`).
 */
export function openFiring(ledger: Ledger, limit: string, userId: string, now: EpochMs): Firing | null {
  let highest: Firing | null = null;
  for (const firing of ledger.firings)
    if (firing.limit === limit && !firing.rearmed && (!highest || firing.threshold > highest.threshold))
      highest = firing;
  if (!highest) return null;
  const open = highest;
  // Firings are kept in the order in which they fired: what was seen since then says all of this one.
  const since = ledger.firings.slice(ledger.firings.indexOf(open));
  const isKnown = since.some(
    (firing) => isOfSameRun(firing, open) && firing.threshold >= open.threshold && hasSeen(ledger, firing, userId, now),
  );
  return isKnown ? null : open;
}

/** Marks a firing as told to a user. */
export function markSeen(firings: readonly Firing[], ref: FiringRef, userId: string): readonly Firing[] {
  const index = firings.findLastIndex((firing) => isRef(firing, ref));
  return mapIfChanged(firings, (firing, at) =>
    at !== index || firing.seenBy.includes(userId) ? firing : { ...firing, seenBy: [...firing.seenBy, userId] },
  );
}

/** Told, or claimed and not released yet; what is confirmed stands in `seenBy`. */
function hasSeen(ledger: Ledger, firing: Firing, userId: string, now: EpochMs): boolean {
  if (firing.seenBy.includes(userId)) return true;
  return ledger.grants.some(
    (grant) =>
      grant.firing !== null &&
      grant.confirmedAt === null &&
      grant.userId === userId &&
      grant.at >= firing.at &&
      isRef(firing, grant.firing) &&
      isActive(grant, now),
  );
}

const isRef = (firing: Firing, ref: FiringRef): boolean =>
  firing.limit === ref.limit && firing.threshold === ref.threshold && firing.period === ref.period;

const isOfSameRun = (firing: Firing, open: Firing): boolean =>
  firing.limit === open.limit && firing.period === open.period && firing.tier === open.tier && firing.max === open.max;

function mapIfChanged<Item>(items: readonly Item[], change: (item: Item, index: number) => Item): readonly Item[] {
  const next = items.map(change);
  return next.some((item, index) => item !== items[index]) ? next : items;
}
