import type { EpochMs } from '../../contracts/time.ts';
import { planAt } from '../account/plan.ts';
import { type LimitUse, limitUseAt } from '../account/usage.ts';
import { type LimitWatch, thresholdsFor } from '../campaigns/thresholds.ts';
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
 * limit or period re-arms all. Only thresholds that a live campaign waits for, whose schedule has begun and not ended
 * and which lets the account's tier pass, count.
 * Answers the same ledger when nothing changed. Call it after every fold.
 *
 * @example const ledger = fireLimits(compiled, state, before, now);
 */
export function fireLimits(watch: LimitWatch, state: AccountState, ledger: Ledger, now: EpochMs): Ledger {
  const { catalog, environment } = watch;
  const tier = planAt(state, now)?.value.tier ?? null;
  const waited = thresholdsFor(watch.thresholds, tier, now);
  let { firings } = ledger;
  if (waited.size === 0 && firings.length === 0) return ledger;
  for (const limit of catalog.limits) {
    const thresholds = waited.get(limit.id) ?? none;
    if (thresholds === none && !firings.some((firing) => firing.limit === limit.id)) continue;
    const use = limitUseAt(state, catalog, limit, now, environment.timezone);
    firings = fireLimit(firings, { limit: limit.id, thresholds, use, tier, now });
  }
  return firings === ledger.firings ? ledger : { ...ledger, firings };
}

const none: readonly number[] = [];

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
function follow(firing: Firing, crossing: Crossing): Firing {
  const { use, tier } = crossing;
  const isSame = firing.tier === tier && firing.max === use.limit && firing.period === use.period;
  if (!isSame) return firing.rearmed && firing.low === GONE ? firing : { ...firing, rearmed: true, low: GONE };
  const counted = firing.rearmed ? firing : count(firing, crossing);
  if (counted.period !== null || counted.low === GONE) return counted;
  const lower = use.used < counted.low ? { ...counted, low: use.used } : counted;
  const isUp = lower.rearmed || covers(lower, thresholdOf(lower) ?? lower.threshold);
  return isUp ? lower : { ...lower, rearmed: true };
}

/** Which threshold a firing counts as: its own while a campaign waits for it; one that it took over stays as it falls. */
function count(firing: Firing, { thresholds, use }: Crossing): Firing {
  const { countsAs: known, ...own } = firing;
  if (thresholds.includes(firing.threshold)) return known === undefined ? firing : own;
  const below = thresholds.find(
    (threshold) => threshold <= firing.threshold && isCrossed(use.used, firing.max, threshold),
  );
  const kept = typeof known === 'number' && thresholds.includes(known) ? known : null;
  const countsAs = below !== undefined && (kept === null || below > kept) ? below : kept;
  return countsAs === known ? firing : { ...own, countsAs };
}

/** The threshold that a firing counts as; null while no live campaign waits for any that it stands for. */
export function thresholdOf({ threshold, countsAs }: Pick<Firing, 'threshold' | 'countsAs'>): number | null {
  return countsAs === undefined ? threshold : countsAs;
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
  let open: Firing | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const firing of ledger.firings) {
    if (firing.limit !== limit || firing.rearmed) continue;
    const threshold = thresholdOf(firing);
    // Of equal ones the one that fired there says more than one that only counts as it.
    if (threshold === null || threshold < highest || (threshold === highest && firing.countsAs !== undefined)) continue;
    open = firing;
    highest = threshold;
  }
  return open && !isKnown(ledger, open, userId, now) ? open : null;
}

/** True when a user was told of a firing, of one that stands beside it, or since it fired of one at least as high. */
function isKnown(ledger: Ledger, open: Firing, userId: string, now: EpochMs): boolean {
  const { firings } = ledger;
  const threshold = thresholdOf(open) ?? open.threshold;
  // Firings are kept in the order in which they fired.
  const since = firings.indexOf(open);
  return firings.some(
    (firing, index) =>
      (index >= since || !firing.rearmed) &&
      isOfSameRun(firing, open) &&
      firing.threshold >= threshold &&
      hasSeen(ledger, firing, userId, now),
  );
}

/** True when a user was told of a firing that still stands for a threshold, be it one that its jump passed over. */
export function wasTold(
  ledger: Ledger,
  { limit, threshold, userId, now }: { limit: string; threshold: number; userId: string; now: EpochMs },
): boolean {
  return ledger.firings.some(
    (firing) => firing.limit === limit && covers(firing, threshold) && hasSeen(ledger, firing, userId, now),
  );
}

/** What names a firing wherever it is answered. */
export function refOf({ limit, threshold, period, countsAs }: Firing): FiringRef {
  return { limit, threshold, period, ...(countsAs === undefined ? {} : { countsAs }) };
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
