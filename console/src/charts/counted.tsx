import type { ComponentChildren } from 'preact';

/** How each number is counted, in a sentence or two. */
export const counted: Readonly<
  Record<
    'attributed' | 'mrr' | 'incremental' | 'rate' | 'difference' | 'open' | 'exposed' | 'nearLimit',
    ComponentChildren
  >
> = {
  attributed:
    'Upgrades by accounts that had seen a nudge for a path of theirs within the window before. A request counts first, then the last click, then the last view. Counted at once.',
  mrr: 'Change of monthly recurring revenue that the attributed upgrades brought, summed.',
  incremental:
    'Shown rate minus withheld rate, times the accounts shown: what would not have happened without nudges. It is measured against the holdout, so it is another number than attributed; the two are never added.',
  rate: 'Accounts whose first move up after their first exposure came within the window, of those whose window has closed. The band is the 95% Wilson interval.',
  difference: 'Shown rate minus withheld rate. Its interval stays valid however often one looks.',
  open: 'Accounts that entered in this period and whose window is still running. They are in no rate yet.',
  exposed:
    'Accounts that entered a path in this period: at their first exposure on it, shown or deliberately withheld. Each account counts once for a path.',
  nearLimit: 'Accounts that have used at least 85% of one of their tier’s limits in its current period.',
};
