import type { Movement } from '../contracts/movement.ts';
import type { EpochMs } from '../contracts/time.ts';

const DAY_MS = 86_400_000;

/** One recorded exposure of an account. `from` is the tier at the exposure, `to` the campaign's target. */
export interface Exposure {
  decisionId: string;
  userId: string;
  campaignId: string;
  variantId: string;
  outcome: 'shown' | 'withheld';
  from: string;
  to: string;
  at: EpochMs;
  clickedAt: EpochMs | null;
  requestedAt: EpochMs | null;
}

/** One account's entry into a path's cohort, with its first move above the tier of entry thereafter. */
export interface Entry {
  from: string;
  to: string;
  outcome: 'shown' | 'withheld';
  enteredAt: EpochMs;
  decisionId: string;
  userId: string;
  campaignId: string;
  variantId: string;
  movedAt: EpochMs | null;
  movedTo: string | null;
}

/** A shown exposure that an upgrade may be credited to. */
export interface Credit {
  decisionId: string;
  campaignId: string;
  variantId: string;
  userId: string;
  shownAt: EpochMs;
  clickedAt: EpochMs | null;
  requestedAt: EpochMs | null;
}

type Move = Pick<Movement, 'at' | 'fromTier' | 'toTier'>;

/** A move up the order of tiers, with every exposure it may be credited to. */
export interface Upgrade<Row extends Move = Movement> {
  movement: Row;
  from: string;
  to: string;
  at: EpochMs;
  candidates: readonly Credit[];
}

export interface Attribution {
  decisionId: string;
  campaignId: string;
  how: 'request' | 'click' | 'view';
}

/**
 * Reads one account's history into cohort entries and upgrades. An account enters a path at its first exposure on it,
 * shown or withheld, and again only after it left the tier and came back. `tiers` are the catalog's ids, lowest first;
 * rows may come in any order.
 *
 * @example const { entries, upgrades } = summarizeHistory({ exposures, movements, tiers });
 */
export function summarizeHistory<Row extends Move>(history: {
  exposures: readonly Exposure[];
  movements: readonly Row[];
  tiers: readonly string[];
}): { entries: Entry[]; upgrades: Upgrade<Row>[] } {
  const exposures = history.exposures.toSorted((a, b) => a.at - b.at || (a.decisionId < b.decisionId ? -1 : 1));
  const moves = history.movements.filter(({ fromTier, toTier }) => fromTier !== toTier).toSorted((a, b) => a.at - b.at);
  return {
    entries: listEntries(exposures, moves, history.tiers),
    upgrades: moves.flatMap((movement) => upgradeOf(movement, exposures, history.tiers) ?? []),
  };
}

/**
 * The exposure that an upgrade is credited to: the first request, else the last click, else the last view, among those
 * shown within the window before it. Null when there is none.
 *
 * @example attributeUpgrade(upgrade, 30) // { decisionId, campaignId, how: 'click' }
 */
export function attributeUpgrade(
  upgrade: Pick<Upgrade<Move>, 'at' | 'candidates'>,
  windowDays: number,
): Attribution | null {
  const isBefore = (at: EpochMs | null): at is EpochMs => at !== null && at < upgrade.at;
  const credits = upgrade.candidates.filter(
    ({ shownAt }) => isBefore(shownAt) && upgrade.at - shownAt <= windowDays * DAY_MS,
  );
  const last = (timeOf: (credit: Credit) => EpochMs | null) => best(credits, timeOf, isBefore, (a, b) => a > b);
  const request = best(
    credits,
    (credit) => credit.requestedAt,
    isBefore,
    (a, b) => a < b,
  );
  const click = last((credit) => credit.clickedAt);
  const credit = request ?? click ?? last((view) => view.shownAt);
  if (!credit) return null;
  const how = request ? 'request' : click ? 'click' : 'view';
  return { decisionId: credit.decisionId, campaignId: credit.campaignId, how };
}

function listEntries(exposures: readonly Exposure[], moves: readonly Move[], tiers: readonly string[]): Entry[] {
  const latest = new Map<string, Entry>();
  const entries: Entry[] = [];
  for (const { at: enteredAt, clickedAt: _, requestedAt: __, ...exposure } of exposures) {
    const { from, to } = exposure;
    const path = `${from}\n${to}`;
    const known = latest.get(path);
    if (known && !hasLeft(moves, from, known.enteredAt, enteredAt)) continue;
    const move = moves.find(({ at, toTier }) => at > enteredAt && isAbove(toTier, from, tiers));
    const entry = { ...exposure, enteredAt, movedAt: move?.at ?? null, movedTo: move?.toTier ?? null };
    latest.set(path, entry);
    entries.push(entry);
  }
  return entries;
}

/** An account exposed on a tier it had left has come back to it. */
function hasLeft(moves: readonly Move[], tier: string, after: EpochMs, until: EpochMs): boolean {
  return moves.some(({ at, fromTier }) => fromTier === tier && at > after && at <= until);
}

function upgradeOf<Row extends Move>(
  movement: Row,
  exposures: readonly Exposure[],
  tiers: readonly string[],
): Upgrade<Row> | null {
  const { fromTier: from, toTier: to, at } = movement;
  if (from === null || to === null || tiers.indexOf(from) < 0 || !isAbove(to, from, tiers)) return null;
  const candidates = exposures
    .filter(
      (exposure) =>
        exposure.outcome === 'shown' &&
        exposure.from === from &&
        exposure.at < at &&
        isAbove(exposure.to, from, tiers) &&
        !isAbove(exposure.to, to, tiers),
    )
    .map(({ at: shownAt, decisionId, campaignId, variantId, userId, clickedAt, requestedAt }) => ({
      decisionId,
      campaignId,
      variantId,
      userId,
      shownAt,
      clickedAt,
      requestedAt,
    }));
  return { movement, from, to, at, candidates };
}

function isAbove(tier: string | null, other: string, tiers: readonly string[]): boolean {
  return tier !== null && tiers.indexOf(tier) > tiers.indexOf(other);
}

function best(
  credits: readonly Credit[],
  timeOf: (credit: Credit) => EpochMs | null,
  isBefore: (at: EpochMs | null) => at is EpochMs,
  wins: (a: EpochMs, b: EpochMs) => boolean,
): Credit | null {
  let chosen: { credit: Credit; at: EpochMs } | null = null;
  for (const credit of credits) {
    const at = timeOf(credit);
    if (isBefore(at) && (!chosen || wins(at, chosen.at))) chosen = { credit, at };
  }
  return chosen?.credit ?? null;
}
