import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import { DAY_MS } from './clock.ts';
import type { Life } from './life.ts';
import type { StagedCampaign } from './stage.ts';

/** What a campaign asks accounts of a tier to take beside a higher one: more seats of it, or a product. */
export interface Growth {
  motion: 'seats' | 'cross-sell';
  from: string;
  to: string;
}

/** Chance that an account takes it within the window after its first sight of it. */
const chances = {
  seats: { shown: 0.24, withheld: 0.12 },
  'cross-sell': { shown: 0.14, withheld: 0.05 },
} as const;
const SEATS_AT_ONCE = 5;

/** What a campaign asks for; undefined for a path of tiers or none. */
export function growthOf({ motion, path }: StagedCampaign): Growth | undefined {
  return path && (motion === 'seats' || motion === 'cross-sell') ? { motion, ...path } : undefined;
}

/** Draws when an account takes what it was asked to take, or would have been; null for never, and for every later sight. */
export function drawGrowth(
  life: Life,
  { motion, from, to }: Growth,
  seen: { outcome: 'shown' | 'withheld'; at: EpochMs },
  windowDays: number,
): EpochMs | null {
  const key = `${motion} ${from}>${to}`;
  if (from !== life.tier || life.offered.has(key)) return null;
  life.offered.add(key);
  const draw = life.random.fork(`${key}@${seen.at}`);
  return draw.chance(chances[motion][seen.outcome]) ? seen.at + draw.whole(1, windowDays * DAY_MS) : null;
}

/** Takes it; false when the account has moved on since, or has the product. */
export function takeGrowth(life: Life, { motion, from, to }: Growth): boolean {
  if (life.tier !== from) return false;
  if (motion === 'seats') {
    life.seatsAdded += SEATS_AT_ONCE;
    return true;
  }
  if (life.products.includes(to)) return false;
  life.products = [...life.products, to];
  return true;
}
