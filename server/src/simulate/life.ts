import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import { DAY_MS } from './clock.ts';
import type { Company } from './company.ts';
import type { Market } from './market.ts';
import type { TruePath } from './paths.ts';
import type { Random } from './random.ts';

/** One account while the world goes on. */
export interface Life {
  company: Company;
  random: Random;
  tier: string;
  /** Features it uses now, most used first. */
  features: readonly { id: string; minUses: number }[];
  /** Seats bought beyond those of its tier. */
  seatsAdded: number;
  products: readonly string[];
  /** Seats and products it was asked to buy since it came to its tier. */
  offered: Set<string>;
  /** Paths whose cohort it entered since it came to its tier. */
  entered: Set<string>;
  /** Until then only the move that its entry drew may happen. */
  windowEndsAt: EpochMs;
  /** What it saw and will act on, so that checkout names it. */
  intent: { decisionId: string; userId: string } | null;
  movedAt: EpochMs;
  /** When somebody looks next; an older appointment is void. */
  visitAt: EpochMs;
  isGone: boolean;
}

export interface Entry {
  accountId: string;
  from: string;
  to: string;
  outcome: 'shown' | 'withheld';
  at: EpochMs;
}

export interface Move {
  accountId: string;
  from: string;
  to: string;
  at: EpochMs;
}

/** What truly happened, beside what the server recorded. */
export interface Journal {
  entries: Entry[];
  moves: Move[];
}

export function beginLife(company: Company, random: Random, market: Market): Life {
  const tier = market.tiers[company.rank] ?? '';
  const life: Life = {
    company,
    random,
    tier,
    features: [],
    seatsAdded: 0,
    products: [],
    offered: new Set(),
    entered: new Set(),
    windowEndsAt: 0,
    intent: null,
    movedAt: company.arrivesAt,
    visitAt: 0,
    isGone: false,
  };
  settle(life, market);
  return life;
}

/** Takes up what the present tier offers, as broadly as this company does. */
export function settle(life: Life, market: Market): void {
  const { company, random, tier } = life;
  const offered = market.featuresOf(tier).map((feature) => ({ feature, liking: random.fork(feature.id).next() }));
  offered.sort((left, right) => left.liking - right.liking);
  life.features = offered.slice(0, Math.ceil(offered.length * company.breadth)).map(({ feature }) => feature);
}

/**
 * Draws what follows a first exposure: with the path's chance a move exactly to its tier, at any instant of the window.
 * Answers that instant, or null. A later exposure on the same path changes nothing.
 */
export function enterPath(
  life: Life,
  path: TruePath,
  seen: { outcome: 'shown' | 'withheld'; at: EpochMs },
  windowDays: number,
): { isEntry: boolean; moveAt: EpochMs | null } {
  const key = `${path.from}>${path.to}`;
  if (path.from !== life.tier || life.entered.has(key)) return { isEntry: false, moveAt: null };
  life.entered.add(key);
  if (seen.at <= life.windowEndsAt) return { isEntry: true, moveAt: null };
  const windowMs = windowDays * DAY_MS;
  life.windowEndsAt = seen.at + windowMs;
  const draw = life.random.fork(`${key}@${seen.at}`);
  const converts = draw.chance(seen.outcome === 'shown' ? path.shownRate : path.withheldRate);
  return { isEntry: true, moveAt: converts ? seen.at + draw.whole(1, windowMs) : null };
}

/** On another tier everything begins anew. */
export function moveTo(life: Life, tier: string, at: EpochMs): void {
  life.tier = tier;
  life.entered.clear();
  life.offered.clear();
  life.seatsAdded = 0;
  life.windowEndsAt = 0;
  life.intent = null;
  life.movedAt = at;
}

/** Chances a month, of an account that no window holds still. */
const MONTHLY = { upgrade: 0.015, downgrade: 0.008, end: 0.006 };
/** New on a tier, nobody leaves it. */
const HONEYMOON_DAYS = 20;
/** Bills go out on the first days of a month. */
const BILLING_DAYS = 3;

export type Turn = { kind: 'stay' } | { kind: 'end' } | { kind: 'move'; to: string };

/** What an account does of itself in some days, without any nudge. */
export function drawTurn(life: Life, at: EpochMs, days: number, tiers: readonly string[]): Turn {
  const { random } = life;
  const share = days / 30;
  const [leaves, rises, falls] = [random.next(), random.next(), random.next()];
  if (at <= life.windowEndsAt || at < life.movedAt + HONEYMOON_DAYS * DAY_MS) return { kind: 'stay' };
  const fading = life.company.fadesAt !== null && at > life.company.fadesAt;
  const rank = tiers.indexOf(life.tier);
  const [above, below] = [tiers[rank + 1], tiers[rank - 1]];
  if (leaves < MONTHLY.end * share * (fading ? 6 : 1)) return { kind: 'end' };
  if (above !== undefined && !fading && rises < MONTHLY.upgrade * share) return { kind: 'move', to: above };
  if (below !== undefined && falls < MONTHLY.downgrade * fallShare(at, days) * (fading ? 6 : 1))
    return { kind: 'move', to: below };
  return { kind: 'stay' };
}

/** A lower tier begins with a month, as bills do: what was used on the higher one does not stand against its limits. */
function fallShare(at: EpochMs, days: number): number {
  if (days > BILLING_DAYS) return days / 30;
  return new Date(at).getUTCDate() <= BILLING_DAYS ? days / BILLING_DAYS : 0;
}
