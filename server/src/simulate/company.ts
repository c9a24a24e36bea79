import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import { DAY_MS, startOfDay } from './clock.ts';
import { companyStem, industries } from './names.ts';
import { createPeople, type Person } from './people.ts';
import type { Random } from './random.ts';
import type { Style } from './style.ts';

/** Who a company is; nothing here changes while the world goes on. */
export interface Company {
  id: string;
  name: string;
  industry: string;
  size: number;
  timezone: string;
  /** Rank of the tier it starts on. */
  rank: number;
  arrivesAt: EpochMs;
  termMonths: number;
  renewalAt: EpochMs | null;
  people: readonly Person[];
  /** Share of its tier's features that it really uses. */
  breadth: number;
  /** Share of its metered limits that a month takes. */
  load: number;
  /** From then on it uses less and less; null for most. */
  fadesAt: EpochMs | null;
}

export interface Era {
  from: EpochMs;
  to: EpochMs;
}

const zones = [
  ['UTC', 30],
  ['Europe/Berlin', 16],
  ['Europe/London', 12],
  ['America/New_York', 20],
  ['America/Los_Angeles', 12],
  ['Asia/Singapore', 6],
  ['Australia/Sydney', 4],
] as const;

/** Sizes by rank: mostly the first range, sometimes the second. */
const sizes = [
  { usual: [4, 149], large: [150, 400], largeShare: 0.1 },
  { usual: [25, 599], large: [600, 1500], largeShare: 0.3 },
  { usual: [120, 2000], large: [2000, 6000], largeShare: 0.1 },
  { usual: [400, 9000], large: [9000, 20_000], largeShare: 0.1 },
] as const;

/** The company of this place in the world; `random` is its own. */
export function createCompany(
  random: Random,
  index: number,
  era: Era,
  world: { tiers: number; style: Style },
): Company {
  const rank = Math.min(
    random.weighted(world.style.ranks.map((weight, each) => [each, weight] as const)),
    world.tiers - 1,
  );
  const industry = random.weighted(industries.map((each) => [each, each.weight] as const));
  const stem = companyStem(index);
  const name = `${stem} ${random.pick(industry.suffixes)}`;
  const id = `${name.toLowerCase().replaceAll(' ', '-')}-${random.whole(46_656, 1_679_615).toString(36)}`;
  const arrivesAt = drawArrival(random, era, world.style);
  const size = drawSize(random, rank);
  const isYearly = random.chance(world.style.yearly[rank] ?? world.style.yearly.at(-1) ?? 0);
  const count = Math.min(Math.max(1, Math.round(Math.sqrt(size) * random.between(0.3, 0.7))), world.style.mostPeople);
  return {
    id,
    name,
    industry: industry.id,
    size,
    timezone: random.weighted(zones),
    rank,
    arrivesAt,
    termMonths: isYearly ? 12 : 1,
    renewalAt: isYearly ? startOfDay(era.from + random.between(70, 400) * DAY_MS) : null,
    people: createPeople(random, { id, domain: `${stem.toLowerCase()}.example`, count }),
    breadth: random.chance(0.92) ? random.between(...world.style.breadth) : random.between(0.2, 0.5),
    load: random.chance(0.08) ? random.between(0.8, 1.1) : random.between(0.08, 0.75),
    fadesAt: random.chance(0.07) ? era.to - random.between(5, 45) * DAY_MS : null,
  };
}

function drawArrival(random: Random, { from, to }: Era, { atStart, arriveWithin }: Style): EpochMs {
  const span = random.chance(atStart) ? DAY_MS : (to - from) * arriveWithin;
  return Math.floor(from + random.next() * span);
}

function drawSize(random: Random, rank: number): number {
  const { usual, large, largeShare } = sizes[rank] ?? sizes[0];
  const [least, most] = random.chance(largeShare) ? large : usual;
  // Small companies are many: even on a scale of logarithms.
  return Math.round(Math.exp(random.between(Math.log(least), Math.log(most))));
}
