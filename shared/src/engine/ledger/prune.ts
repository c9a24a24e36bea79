import type { Policy } from '../../contracts/policy.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { DAY_MS } from '../time/calendar.ts';
import { instantOf, isActive } from './grants.ts';
import type { Grant, Ledger } from './ledger.ts';

const KEEP_DAYS = 62;
/** Longer than every window of a cap. */
const CAP_DAYS = 8;
const RELEASED_DAYS = 1;
const DAY_MINUTES = 24 * 60;

/**
 * Drops what no cap or clock reads any more. Caps look back a week, so of older grants only each user's last of a
 * campaign is kept, for as long as a doubled clock may last (62 days at least): the longest of policy and campaigns.
 *
 * @example pruneLedger(ledger, now, compiled.remembering)
 */
export function pruneLedger(ledger: Ledger, now: EpochMs, policy: Pick<Policy, 'clocks'>): Ledger {
  const { campaignDays, kindDays, anyMinutes } = policy.clocks;
  const keepDays = Math.max(KEEP_DAYS, 2 * campaignDays, 2 * kindDays, (2 * anyMinutes) / DAY_MINUTES);
  const newest = newestGrants(ledger.grants);
  return {
    ...ledger,
    grants: ledger.grants.filter((grant) => {
      const age = now - instantOf(grant);
      if (!isActive(grant, now)) return age < RELEASED_DAYS * DAY_MS;
      return age < CAP_DAYS * DAY_MS || (age < keepDays * DAY_MS && newest.has(grant));
    }),
    firings: ledger.firings.filter(({ rearmed, at }) => !rearmed || now - at < KEEP_DAYS * DAY_MS),
    snoozes: ledger.snoozes.filter(({ until }) => now < until),
  };
}

function newestGrants(grants: readonly Grant[]): Set<Grant> {
  const newest = new Map<string, Grant>();
  for (const grant of grants) {
    if (grant.confirmedAt === null) continue;
    const key = `${grant.userId}\n${grant.campaignId}\n${grant.dismissedAt === null}`;
    const known = newest.get(key);
    if (!known || instantOf(known) <= instantOf(grant)) newest.set(key, grant);
  }
  return new Set(newest.values());
}
