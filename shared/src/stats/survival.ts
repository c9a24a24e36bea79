import type { Interval } from '../contracts/report.ts';
import { criticalValue } from './normal-quantile.ts';

/** One account: how long it was watched (any one unit, for instance days), and whether that ended with an upgrade. */
interface Watched {
  readonly elapsed: number;
  readonly upgraded: boolean;
}

/** The curve from `elapsed` on; `interval` is pointwise, `null` once nobody is left. */
interface SurvivalStep {
  readonly elapsed: number;
  readonly atRisk: number;
  readonly upgraded: number;
  readonly survival: number;
  readonly interval: Interval | null;
}

/**
 * Share of accounts that have not upgraded yet, by time since first exposure (Kaplan and Meier 1958), one step per time
 * with an upgrade, with pointwise bands from Greenwood's variance, cut at 0 and 1. Accounts still watched are censored;
 * one censored at the very time of an upgrade counts as at risk there.
 *
 * @example survival([{ elapsed: 3, upgraded: true }, { elapsed: 9, upgraded: false }]) // one step: 0.5 at 3
 */
export function survival(watched: readonly Watched[], confidence = 0.95): SurvivalStep[] {
  const z = criticalValue(confidence);
  const steps: SurvivalStep[] = [];
  let atRisk = watched.length;
  let share = 1;
  let hazardSum = 0;
  for (const [elapsed, { upgraded, left }] of byElapsed(watched)) {
    if (upgraded > 0) {
      share *= 1 - upgraded / atRisk;
      hazardSum += upgraded / (atRisk * (atRisk - upgraded));
      steps.push({ elapsed, atRisk, upgraded, survival: share, interval: band(share, z * Math.sqrt(hazardSum)) });
    }
    atRisk -= left;
  }
  return steps;
}

function byElapsed(watched: readonly Watched[]): [number, { upgraded: number; left: number }][] {
  const counts = new Map<number, { upgraded: number; left: number }>();
  for (const { elapsed, upgraded } of watched) {
    const count = counts.get(elapsed) ?? { upgraded: 0, left: 0 };
    counts.set(elapsed, { upgraded: count.upgraded + (upgraded ? 1 : 0), left: count.left + 1 });
  }
  return [...counts].sort(([a], [b]) => a - b);
}

function band(share: number, relative: number): Interval | null {
  if (!Number.isFinite(relative)) return null;
  return [Math.max(0, share - share * relative), Math.min(1, share + share * relative)];
}
