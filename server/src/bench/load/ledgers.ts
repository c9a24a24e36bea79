import type { Grant, Ledger } from '@uptier/shared/engine/ledger/ledger.ts';
import type { Person } from './crowd.ts';

const DAY_MS = 86_400_000;
/** Days ago: colleagues were interrupted this week, within the account's caps; the user's own clocks have run out. */
const COLLEAGUES = [0.2, 0.6, 1.1, 1.9, 2.5, 3, 3.4, 4.2, 5, 5.5, 6.1, 6.8];
const OWN = [16, 19, 24, 30];

/**
 * The memory of an account that is used every day: a month of interruptions, firings that were seen, snoozes and
 * refusals. It stops nobody, so that all ways to choose still have to agree, but all of it has to be read.
 */
export function fullLedger({ accountId, userId }: Person, now: number): Ledger {
  const grant = (by: string, daysAgo: number): Grant => {
    const at = now - daysAgo * DAY_MS;
    return {
      ...{ decisionId: `${by}-${daysAgo}`, leaseId: null, campaignId: 'earlier', variantId: 'a', userId: by },
      ...{ kind: 'upgrade', surface: 'banner', outcome: 'show', weight: 1, firing: null },
      ...{ at, confirmedAt: at + 1000, dismissedAt: null },
    };
  };
  const about = { limit: 'report_runs', period: '2026-10', tier: 'starter', max: 500, low: -1, rearmed: true };
  const colleague = (index: number) => `${accountId}-colleague-${index % 5}`;
  return {
    grants: [
      ...OWN.map((daysAgo) => grant(userId, daysAgo)),
      ...COLLEAGUES.map((daysAgo, index) => grant(colleague(index), daysAgo)),
    ],
    firings: [80, 95].map((threshold) => ({ ...about, threshold, at: now - 30 * DAY_MS, seenBy: [userId] })),
    snoozes: [0, 1].map((index) => ({ userId: colleague(index), campaignId: 'earlier', until: now + DAY_MS })),
    nevers: [2, 3].map((index) => ({ userId: colleague(index), campaignId: 'earlier', at: now - 9 * DAY_MS })),
    requests: [],
    mute: null,
  };
}
