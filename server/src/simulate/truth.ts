import { type EpochMs, formatTime } from '@uptier/shared/contracts/time.ts';
import { rounded, type TruePath } from './paths.ts';

/** What a report about the world has to find. `accounts` entered the path's cohort. */
export interface Truth {
  /** As it was given: a number where it reads as one. */
  seed: string | number;
  from: string;
  to: string;
  asOf: string;
  windowDays: number;
  paths: {
    from: string;
    to: string;
    accounts: number;
    shownRate: number;
    withheldRate: number;
    difference: number;
  }[];
}

export function truthOf(
  world: { seed: string; from: EpochMs; to: EpochMs; windowDays: number; paths: readonly TruePath[] },
  accountsOn: (path: TruePath) => number,
): Truth {
  return {
    seed: String(Number(world.seed)) === world.seed ? Number(world.seed) : world.seed,
    from: formatTime(world.from),
    to: formatTime(world.to),
    asOf: formatTime(world.to),
    windowDays: world.windowDays,
    paths: world.paths.map((path) => ({
      from: path.from,
      to: path.to,
      accounts: accountsOn(path),
      shownRate: path.shownRate,
      withheldRate: path.withheldRate,
      difference: rounded(path.shownRate - path.withheldRate),
    })),
  };
}
