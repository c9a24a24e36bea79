const DAY_MS = 86_400_000;

/**
 * One account's entry into a path's cohort. `firstMove…` is its first move to a tier above `from` after `enteredAt`
 * (`null` when it made none), whichever tier that move ended on. Times are epoch milliseconds.
 */
export interface CohortEntry {
  readonly accountId: string;
  readonly outcome: 'shown' | 'withheld';
  readonly enteredAt: number;
  readonly firstMoveAt: number | null;
  readonly firstMoveTo: string | null;
}

/** How a report reads a cohort: `exact` wants the first move to end on the path's `to`, `at-least` there or higher. */
export interface CohortReading {
  readonly to: string;
  /** Tier ids of the catalog, lowest first. */
  readonly tiers: readonly string[];
  readonly target: 'exact' | 'at-least';
  readonly windowDays: number;
  readonly asOf: number;
}

/** An entry as the report sees it; `converted` may be true before the window has closed. */
export interface Standing {
  readonly accountId: string;
  readonly outcome: 'shown' | 'withheld';
  readonly enteredAt: number;
  readonly mature: boolean;
  readonly converted: boolean;
  readonly convertedAt: number | null;
}

/**
 * Judges a path's entries at `asOf`, one standing per account (its earliest entry), in order of entry, then of id.
 * Entries after `asOf` are not there yet and are left out. A window closes at `enteredAt + windowDays`, that instant included.
 *
 * @example standings(entries, { to: 'pro', tiers, target: 'exact', windowDays: 30, asOf })
 */
export function standings(entries: Iterable<CohortEntry>, reading: CohortReading): Standing[] {
  const earliest = new Map<string, CohortEntry>();
  for (const entry of entries) {
    if (entry.enteredAt > reading.asOf) continue;
    const known = earliest.get(entry.accountId);
    if (!known || entry.enteredAt < known.enteredAt) earliest.set(entry.accountId, entry);
  }
  return [...earliest.values()].sort(byEntry).map((entry) => standing(entry, reading));
}

function byEntry(a: CohortEntry, b: CohortEntry): number {
  return a.enteredAt - b.enteredAt || (a.accountId < b.accountId ? -1 : 1);
}

function standing(entry: CohortEntry, reading: CohortReading): Standing {
  const { accountId, outcome, enteredAt } = entry;
  const windowMs = reading.windowDays * DAY_MS;
  const convertedAt = conversionAt(entry, reading, windowMs);
  const mature = enteredAt + windowMs <= reading.asOf;
  return { accountId, outcome, enteredAt, mature, converted: convertedAt !== null, convertedAt };
}

function conversionAt(entry: CohortEntry, reading: CohortReading, windowMs: number): number | null {
  const { enteredAt, firstMoveAt, firstMoveTo } = entry;
  if (firstMoveAt === null || firstMoveTo === null || firstMoveAt > reading.asOf) return null;
  const elapsed = firstMoveAt - enteredAt;
  return elapsed > 0 && elapsed <= windowMs && isOnTarget(firstMoveTo, reading) ? firstMoveAt : null;
}

function isOnTarget(tier: string, { to, tiers, target }: CohortReading): boolean {
  if (tier === to) return true;
  const goal = tiers.indexOf(to);
  return target === 'at-least' && goal >= 0 && tiers.indexOf(tier) > goal;
}
