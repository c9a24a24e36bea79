import type { CampaignMotion } from '@uptier/shared/contracts/campaign.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { ExposureRow } from '../store/queries/exposures.ts';
import type { ResolvedNudge } from './nudge-events.ts';

/** What a new exposure takes from its account at its own instant. */
export interface ExposureContext {
  environmentId: string;
  accountId: string;
  tierAt(at: EpochMs): string | null;
  /** What a path grows that nothing says more of than where it leads. */
  motionOf(from: string | null, to: string | null): CampaignMotion;
  /** The limit of seats. */
  seatsAt(at: EpochMs): number | null;
  /** Of 10,000 accounts, how many the holdouts in force withhold; null where none is drawn. */
  withheldBuckets(nudge: ResolvedNudge): number | null;
}

/**
 * Adds one nudge event to an account's exposures. A click, dismissal or request proves that the nudge was seen, so
 * it makes the exposure when `shown` has not come yet; the earliest instant counts, in whatever order they arrive.
 */
export function addToExposures(
  rows: Map<string, ExposureRow>,
  nudge: ResolvedNudge,
  context: ExposureContext,
): ExposureRow {
  const { event } = nudge;
  const { what } = event.body;
  const known = rows.get(nudge.decisionId) ?? (isFirstSight(nudge) ? null : lastOf(rows, nudge));
  const row = known ?? createExposure(nudge, context);
  const note = typeof event.properties.note === 'string' ? event.properties.note : null;
  const next: ExposureRow = {
    ...row,
    at: Math.min(row.at, event.at),
    outcome: what === 'withheld' ? 'withheld' : row.outcome,
    clickedAt: what === 'clicked' ? earlier(row.clickedAt, event.at) : row.clickedAt,
    requestedAt: what === 'requested' ? earlier(row.requestedAt, event.at) : row.requestedAt,
    checkoutAt: what === 'checkout' ? earlier(row.checkoutAt, event.at) : row.checkoutAt,
    dismissedAt: isRefusal(what) ? earlier(row.dismissedAt, event.at) : row.dismissedAt,
    note: what === 'requested' ? (note ?? row.note) : row.note,
  };
  rows.set(next.decisionId, next);
  return next;
}

function createExposure(nudge: ResolvedNudge, context: ExposureContext): ExposureRow {
  const { event, path } = nudge;
  const fromTier = event.body.from ?? context.tierAt(event.at) ?? path.from ?? null;
  const toTier = path.to ?? null;
  return {
    environmentId: context.environmentId,
    accountId: context.accountId,
    decisionId: nudge.decisionId,
    userId: event.userId,
    campaignId: nudge.campaignId,
    campaignVersion: nudge.campaignVersion,
    variantId: nudge.variantId,
    kind: nudge.kind,
    surface: nudge.surface,
    outcome: event.body.what === 'withheld' ? 'withheld' : 'shown',
    motion: nudge.motion ?? context.motionOf(fromTier, toTier),
    fromTier,
    toTier,
    seats: context.seatsAt(event.at),
    at: event.at,
    clickedAt: null,
    requestedAt: null,
    checkoutAt: null,
    dismissedAt: null,
    note: null,
    withheldBuckets: context.withheldBuckets(nudge),
  };
}

/** History may name only the campaign: what a user did belongs to the last exposure of it that this user saw. */
function lastOf(rows: Map<string, ExposureRow>, { event, campaignId }: ResolvedNudge): ExposureRow | null {
  if (event.body.decisionId !== undefined) return null;
  let last: ExposureRow | null = null;
  for (const row of rows.values()) {
    const isOne = row.campaignId === campaignId && row.userId === event.userId && row.at <= event.at;
    if (isOne && (last === null || row.at > last.at)) last = row;
  }
  return last;
}

function isFirstSight({ event: { body } }: ResolvedNudge): boolean {
  return body.what === 'shown' || body.what === 'withheld';
}

function isRefusal(what: ResolvedNudge['event']['body']['what']): boolean {
  return what === 'dismissed' || what === 'snoozed' || what === 'never';
}

function earlier(known: EpochMs | null, at: EpochMs): EpochMs {
  return known === null ? at : Math.min(known, at);
}
