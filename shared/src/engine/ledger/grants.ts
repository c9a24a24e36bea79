import type { EpochMs } from '../../contracts/time.ts';
import { DAY_MS } from '../time/calendar.ts';
import type { Grant, Ledger } from './ledger.ts';

/** A grant that nobody confirmed by then is released. */
const CONFIRM_WITHIN_MS = 2 * 60_000;

/** What has been spent of each cap. */
export interface Spent {
  userSession: number;
  userDay: number;
  userWeek: number;
  accountDay: number;
  accountWeek: number;
}

/** True while a grant weighs: confirmed, or still to be confirmed. */
export function isActive(grant: Grant, now: EpochMs): boolean {
  return grant.confirmedAt !== null || now < grant.at + CONFIRM_WITHIN_MS;
}

/** When the interruption happened: a late `shown` counts from then. */
export function instantOf(grant: Grant): EpochMs {
  return grant.confirmedAt === null ? grant.at : Math.max(grant.at, grant.confirmedAt);
}

/** A dismissal counts double. */
export function chargeOf(grant: Grant): number {
  return grant.dismissedAt === null ? grant.weight : grant.weight * 2;
}

/**
 * Sums of what a user and the account were interrupted with: since the session began, in the last 24 hours, in the last
 * 7 × 24 hours. What is exactly a window old no longer counts.
 *
 * @example spentAt(ledger, moment).userDay // 3
 */
export function spentAt(
  ledger: Ledger,
  { now, userId, sessionStartedAt }: { now: EpochMs; userId: string; sessionStartedAt: EpochMs },
): Spent {
  const spent: Spent = { userSession: 0, userDay: 0, userWeek: 0, accountDay: 0, accountWeek: 0 };
  for (const grant of ledger.grants) {
    if (grant.weight === 0 || !isActive(grant, now)) continue;
    const at = instantOf(grant);
    const charge = chargeOf(grant);
    const isUser = grant.userId === userId;
    if (isUser && at >= sessionStartedAt) spent.userSession += charge;
    if (now - at >= 7 * DAY_MS) continue;
    spent.accountWeek += charge;
    if (isUser) spent.userWeek += charge;
    if (now - at >= DAY_MS) continue;
    spent.accountDay += charge;
    if (isUser) spent.userDay += charge;
  }
  return spent;
}
