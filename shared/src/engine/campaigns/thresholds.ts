import type { PublishedCampaign } from '../../contracts/campaign.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import type { Schedule } from '../../contracts/schedule.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { readInstant } from '../time/instant.ts';
import type { Environment } from './moment.ts';
import { reachesTier } from './way.ts';

/** Limits with the thresholds that campaigns wait for, highest first. */
type ByLimit = ReadonlyMap<string, readonly number[]>;

/** The thresholds that count: of live campaigns whose environment and path let them reach accounts of a tier. */
export interface Thresholds {
  /** In order of time: a schedule that begins or ends turns to the next. The last one has no end. */
  spans: readonly ThresholdSpan[];
  /** Every limit that some campaign waits for. */
  limits: ReadonlySet<string>;
}

interface ThresholdSpan {
  /** The first instant after it. */
  until: EpochMs;
  byTier: ReadonlyMap<string, ByLimit>;
  /** For accounts of any other tier, or of none. */
  elsewhere: ByLimit;
}

/** What the crossing of thresholds depends on. */
export interface LimitWatch {
  thresholds: Thresholds;
  catalog: Catalog;
  environment: Environment;
}

interface Watched {
  campaigns: readonly PublishedCampaign[];
  catalog: Catalog;
  environment: Environment;
}

/**
 * Sorts the thresholds of live campaigns by the tiers they are for, once per publish.
 *
 * @example const watch = watchLimits({ campaigns, catalog, environment });
 */
export function watchLimits({ campaigns, catalog, environment }: Watched): LimitWatch {
  const waiting = campaigns.flatMap((campaign) => {
    const { trigger, schedule } = campaign;
    return trigger.kind === 'limit' ? [{ campaign, ...trigger, ...runOf(schedule) }] : [];
  });
  const tiers = new Set(waiting.flatMap(({ campaign }) => campaign.path?.from ?? []));
  const spans = turnsOf(waiting).map((until) => {
    const running = waiting.filter((run) => run.from < until && run.until >= until);
    const listFor = (tier: string | null): ByLimit => {
      const here = running.filter(({ campaign }) => reachesTier(campaign, tier, { catalog, environment }));
      return new Map([...Map.groupBy(here, ({ limit }) => limit)].map(([limit, all]) => [limit, descending(all)]));
    };
    return { until, byTier: new Map([...tiers].map((tier) => [tier, listFor(tier)])), elsewhere: listFor(null) };
  });
  const limits = new Set(waiting.map(({ limit }) => limit));
  return { thresholds: { spans, limits }, catalog, environment };
}

/** What counts for an account of this tier at an instant. */
export function thresholdsFor({ spans }: Thresholds, tier: string | null, now: EpochMs): ByLimit {
  for (const { until, byTier, elsewhere } of spans)
    if (now < until) return (tier !== null && byTier.get(tier)) || elsewhere;
  return nothing;
}

const nothing: ByLimit = new Map();

interface Run {
  from: EpochMs;
  until: EpochMs;
}

/** From when until when a schedule lets a campaign run; its days and hours come round again, and count as running. */
function runOf(schedule: Schedule | undefined): Run {
  return {
    from: readInstant(schedule?.from) ?? Number.NEGATIVE_INFINITY,
    until: readInstant(schedule?.until) ?? Number.POSITIVE_INFINITY,
  };
}

/** The instants at which some campaign begins or ends, and the end of time. */
function turnsOf(runs: readonly Run[]): EpochMs[] {
  const turns = new Set(runs.flatMap(({ from, until }) => [from, until]));
  turns.delete(Number.NEGATIVE_INFINITY);
  return [...turns.add(Number.POSITIVE_INFINITY)].sort((a, b) => a - b);
}

function descending(all: readonly { thresholds: readonly number[] }[]): number[] {
  return [...new Set(all.flatMap(({ thresholds }) => thresholds))].sort((a, b) => b - a);
}
