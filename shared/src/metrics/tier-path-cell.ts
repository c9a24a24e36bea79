import type { Side, TierPathCell } from '../contracts/report.ts';
import { confidenceSequence } from '../stats/confidence-sequence.ts';
import type { Estimate } from '../stats/estimate.ts';
import { type Proportion, rateOf, rateVariance } from '../stats/proportion.ts';
import { wilsonInterval } from '../stats/wilson-interval.ts';
import { type CohortEntry, type CohortReading, type Standing, standings } from './cohort.ts';
import { incremental } from './incremental.ts';

/** Accounts of one side of a path. `converted` counts among the mature only. */
export interface SideCounts {
  readonly exposed: number;
  readonly mature: number;
  readonly converted: number;
}

/** A path with the entries that lie in the report's period. */
interface TierPath {
  readonly from: string;
  readonly to: string;
  readonly entries: Iterable<CohortEntry>;
  /** Counted apart, by the upgrade's own time; the MRR change in minor units. */
  readonly attributed: TierPathCell['attributed'];
}

/**
 * Summarizes one path: shown beside withheld, their difference with an always-valid interval, and the two readings of
 * effect (attributed, incremental). Rates and intervals are `null` where no window has closed yet.
 *
 * @example tierPathCell({ from: 'starter', to: 'pro', entries, attributed }, { tiers, target: 'exact', windowDays: 30, asOf })
 */
export function tierPathCell(path: TierPath, reading: Omit<CohortReading, 'to'>): TierPathCell {
  const judged = standings(path.entries, { ...reading, to: path.to });
  return tierPathCellOf(path, countSide(judged, 'shown'), countSide(judged, 'withheld'));
}

/** The same cell from counts that were made elsewhere, for instance by the store. */
export function tierPathCellOf(
  { from, to, attributed }: Omit<TierPath, 'entries'>,
  shown: SideCounts,
  withheld: SideCounts,
): TierPathCell {
  const difference = differenceOf(proportionOf(shown), proportionOf(withheld));
  return {
    from,
    to,
    shown: sideOf(shown),
    withheld: sideOf(withheld),
    difference,
    attributed,
    incremental: incremental(difference, shown.exposed),
  };
}

/** Shown rate − withheld rate with the confidence sequence at n = both sides' mature accounts, unpooled error. */
function differenceOf(shown: Proportion, withheld: Proportion): Estimate {
  const shownRate = rateOf(shown);
  const withheldRate = rateOf(withheld);
  if (shownRate === null || withheldRate === null) return { estimate: null, interval: null };
  const estimate = shownRate - withheldRate;
  const error = Math.sqrt(rateVariance(shown) + rateVariance(withheld));
  return { estimate, interval: confidenceSequence(estimate, error, shown.trials + withheld.trials) };
}

const proportionOf = ({ converted, mature }: SideCounts): Proportion => ({ successes: converted, trials: mature });

const sideOf = ({ exposed, mature, converted }: SideCounts): Side => ({
  exposed,
  open: exposed - mature,
  mature,
  converted,
  rate: rateOf({ successes: converted, trials: mature }),
  interval: wilsonInterval(converted, mature),
});

function countSide(judged: readonly Standing[], outcome: Standing['outcome']): SideCounts {
  const side = judged.filter((standing) => standing.outcome === outcome);
  const mature = side.filter((standing) => standing.mature);
  return {
    exposed: side.length,
    mature: mature.length,
    converted: mature.filter((standing) => standing.converted).length,
  };
}
