import type { CampaignMotion } from '../../contracts/campaign.ts';
import type { Movement } from '../../contracts/movement.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { type Change, isAnswer, reached, type Step, stepsOf } from './growth.ts';

const DAY_MS = 86_400_000;

/**
 * One recorded exposure of an account. `from` is the tier at the exposure, `to` the campaign's target: a tier, for seats
 * the same one, for a cross-sell a product. `seats` is the limit the account had then.
 */
export interface Exposure {
  decisionId: string;
  userId: string;
  campaignId: string;
  variantId: string;
  outcome: 'shown' | 'withheld';
  motion?: CampaignMotion;
  from: string;
  to: string;
  seats?: number | null;
  at: EpochMs;
  clickedAt: EpochMs | null;
  requestedAt: EpochMs | null;
}

/**
 * One account's entry into a path's cohort, with the first change thereafter that its motion counts: to a tier above,
 * to more seats than at the entry, or to the product.
 */
export interface Entry<Row extends Change = Movement> {
  motion: CampaignMotion;
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
  move: Row | null;
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

/** A tier moved up, seats or a product bought, with every exposure of that motion it may be credited to. */
export interface Upgrade<Row extends Change = Movement> extends Step {
  movement: Row;
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
export function summarizeHistory<Row extends Change>(history: {
  exposures: readonly Exposure[];
  movements: readonly Row[];
  tiers: readonly string[];
}): { entries: Entry<Row>[]; upgrades: Upgrade<Row>[] } {
  const exposures = history.exposures.toSorted((a, b) => a.at - b.at || (a.decisionId < b.decisionId ? -1 : 1));
  const moves = history.movements.toSorted((a, b) => a.at - b.at);
  return {
    entries: listEntries(exposures, moves, history.tiers),
    upgrades: moves.flatMap((movement) => listUpgrades(movement, exposures, history.tiers)),
  };
}

/**
 * The exposure that an upgrade is credited to: the first request, else the last click, else the last view, among those
 * shown within the window before it. Null when there is none.
 *
 * @example attributeUpgrade(upgrade, 30) // { decisionId, campaignId, how: 'click' }
 */
export function attributeUpgrade(upgrade: Pick<Upgrade, 'at' | 'candidates'>, windowDays: number): Attribution | null {
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

function listEntries<Row extends Change>(
  exposures: readonly Exposure[],
  moves: readonly Row[],
  tiers: readonly string[],
): Entry<Row>[] {
  const latest = new Map<string, Entry<Row>>();
  const entries: Entry<Row>[] = [];
  for (const {
    at: enteredAt,
    clickedAt: _,
    requestedAt: __,
    seats = null,
    motion = 'tier',
    ...exposure
  } of exposures) {
    const aim = { motion, from: exposure.from, to: exposure.to, seats };
    const path = `${motion}\n${aim.from}\n${aim.to}`;
    const known = latest.get(path);
    if (known && !hasLeft(moves, aim.from, known.enteredAt, enteredAt)) continue;
    const move = moves.find((each) => each.at > enteredAt && reached(each, aim, tiers) !== null) ?? null;
    const movedTo = move && reached(move, aim, tiers);
    const entry = { ...exposure, motion, enteredAt, movedAt: move?.at ?? null, movedTo, move };
    latest.set(path, entry);
    entries.push(entry);
  }
  return entries;
}

/** An account exposed on a tier it had left has come back to it. */
function hasLeft(moves: readonly Change[], tier: string, after: EpochMs, until: EpochMs): boolean {
  return moves.some(({ at, fromTier, toTier }) => fromTier === tier && toTier !== tier && at > after && at <= until);
}

function listUpgrades<Row extends Change>(
  movement: Row,
  exposures: readonly Exposure[],
  tiers: readonly string[],
): Upgrade<Row>[] {
  const { at } = movement;
  return stepsOf(movement, tiers).flatMap((step) => {
    const candidates = exposures
      .filter((each) => each.outcome === 'shown' && each.at < at && isAnswer(step, movement, each, tiers))
      .map(toCredit);
    // Seats that nobody had counted before are more than they were only if an exposure saw how many there were.
    const isUnknown = step.motion === 'seats' && (movement.seatsBefore ?? null) === null;
    return isUnknown && candidates.length === 0 ? [] : [{ ...step, movement, at, candidates }];
  });
}

function toCredit({
  at: shownAt,
  decisionId,
  campaignId,
  variantId,
  userId,
  clickedAt,
  requestedAt,
}: Exposure): Credit {
  return { decisionId, campaignId, variantId, userId, shownAt, clickedAt, requestedAt };
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
