import type { TierPathCell } from '../contracts/report.ts';
import type { Estimate } from '../stats/estimate.ts';

/**
 * Upgrades the nudges caused: (shown rate − withheld rate) × exposed accounts, with the difference's interval scaled
 * alike. Never added to attributed upgrades.
 *
 * @example incremental({ estimate: 0.05, interval: [0.02, 0.08] }, 1000) // { upgrades: 50, interval: [20, 80] }
 */
export function incremental({ estimate, interval }: Estimate, exposed: number): TierPathCell['incremental'] {
  return {
    upgrades: estimate === null ? null : estimate * exposed,
    interval: interval && [interval[0] * exposed, interval[1] * exposed],
  };
}
