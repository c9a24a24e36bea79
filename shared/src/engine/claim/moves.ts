import type { CampaignKind, Path } from '../../contracts/campaign.ts';
import type { NudgeAction } from '../../contracts/event.ts';
import type { Policy } from '../../contracts/policy.ts';
import type { Surface } from '../../contracts/surface.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { markSeen } from '../facts/firings.ts';
import { COOL_OFF_DAYS, isOfPool, markHeard } from '../facts/requests.ts';
import { interrupts } from '../facts/surface.ts';
import type { FiringRef, Grant, Ledger } from '../ledger/ledger.ts';
import { pruneLedger } from '../ledger/prune.ts';
import { DAY_MS } from '../time/calendar.ts';

/** What a user did with one decision, as the server knows it from the decision it stored. */
export interface NudgeMove {
  what: NudgeAction;
  decisionId: string;
  campaignId: string;
  variantId: string;
  userId: string;
  surface: Surface;
  kind: CampaignKind;
  at: EpochMs;
  /** When it had been seen before, as far as is known: its grant may be forgotten since. */
  seenAt?: EpochMs | null;
  /** What showing it costs; see `weightOf`. */
  weight: number;
  path: Path | null;
  note: string | null;
  firing?: FiringRef | null;
}

/** What a campaign's surface costs under a policy: warnings and answers nothing. */
export function weightOf(kind: CampaignKind, surface: Surface, policy: Pick<Policy, 'weights'>): number {
  return kind === 'limit-warning' || !interrupts(surface) ? 0 : policy.weights[surface];
}

/**
 * Moves the ledger by one nudge event. `shown` and `withheld` confirm the grant, one that was released meanwhile is
 * charged again; a dismissal doubles; snooze, never and requests are remembered. The same event again changes nothing.
 *
 * @example const ledger = recordNudge(before, { what: 'shown', decisionId, …, at: now }, policy);
 */
export function recordNudge(ledger: Ledger, move: NudgeMove, policy: Pick<Policy, 'clocks' | 'snoozeDays'>): Ledger {
  return pruneLedger(remember(confirm(ledger, move), move, policy.snoozeDays), move.at, policy);
}

/** Whatever the user did, they were interrupted. Answers cost nothing and leave no grant, but tell of requests. */
function confirm(ledger: Ledger, move: NudgeMove): Ledger {
  const { decisionId, userId, at, what } = move;
  const known = ledger.grants.find((grant) => grant.decisionId === decisionId && grant.userId === userId);
  const firing = move.firing ?? known?.firing ?? null;
  const firings = firing ? markSeen(ledger.firings, firing, userId) : ledger.firings;
  if (!known && !interrupts(move.surface)) return { ...ledger, firings, requests: heardRequests(ledger, move) };
  const grant = known ?? newGrant(move, firing);
  const confirmed: Grant = {
    ...grant,
    confirmedAt: grant.confirmedAt ?? at,
    dismissedAt: what === 'dismissed' ? (grant.dismissedAt ?? at) : grant.dismissedAt,
  };
  return { ...ledger, firings, grants: [...ledger.grants.filter((other) => other !== known), confirmed] };
}

function heardRequests({ requests }: Ledger, { campaignId, path, userId, at }: NudgeMove): Ledger['requests'] {
  return markHeard(requests, { id: campaignId, ...(path ? { path } : {}), userId, at });
}

function newGrant(move: NudgeMove, firing: FiringRef | null): Grant {
  const { decisionId, campaignId, variantId, userId, kind, surface, weight, what } = move;
  const at = Math.min(move.at, move.seenAt ?? move.at);
  const outcome = what === 'withheld' ? 'withhold' : 'show';
  return {
    decisionId,
    leaseId: null,
    campaignId,
    variantId,
    userId,
    kind,
    surface,
    outcome,
    weight,
    at,
    confirmedAt: at,
    dismissedAt: null,
    firing,
  };
}

function remember(ledger: Ledger, move: NudgeMove, snoozeDays: number): Ledger {
  const { what, userId, campaignId, decisionId, at, path, note } = move;
  const isOther = (row: { userId: string; campaignId: string }) =>
    row.userId !== userId || row.campaignId !== campaignId;
  switch (what) {
    case 'snoozed': {
      const known = ledger.snoozes.find((row) => !isOther(row));
      const until = Math.max(known?.until ?? 0, at + snoozeDays * DAY_MS);
      return { ...ledger, snoozes: [...ledger.snoozes.filter(isOther), { userId, campaignId, until }] };
    }
    case 'never':
      return ledger.nevers.some((row) => !isOther(row))
        ? ledger
        : { ...ledger, nevers: [...ledger.nevers, { userId, campaignId, at }] };
    case 'requested':
      return hasAsked(ledger, move)
        ? ledger
        : { ...ledger, requests: [...ledger.requests, { userId, campaignId, decisionId, path, at, note }] };
    default:
      return ledger;
  }
}

/** The same request again, or another of the same user within the cool-off: the admin hears of it once. */
function hasAsked({ requests }: Ledger, { userId, campaignId, decisionId, path, at }: NudgeMove): boolean {
  return requests.some(
    (row) =>
      row.userId === userId &&
      (row.decisionId === decisionId ||
        (isOfPool(row, { id: campaignId, ...(path ? { path } : {}) }) &&
          Math.abs(at - row.at) < COOL_OFF_DAYS * DAY_MS)),
  );
}
