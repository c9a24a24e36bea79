import type { Reason, TraceRow } from './decision.ts';
import type { Gate } from './gate.ts';
import type { CampaignId, DecisionId, LimitId, UserId, VariantId } from './ids.ts';

/**
 * A decision as it is kept. Every shown and withheld one is; of those in which nothing was shown, a sample. Times are
 * ISO 8601.
 */
export interface KeptDecision {
  id: DecisionId;
  at: string;
  userId: UserId | null;
  /** What asked: a placement, a feature, an event or the start of a session, and its name. */
  moment: { what: 'session' | 'placement' | 'feature' | 'event' | 'claim'; name: string | null };
  /** The threshold of a limit, in percent, that it answered; null where it answered none. */
  firing: { limit: LimitId; threshold: number } | null;
  outcome: 'show' | 'withhold' | 'none';
  campaignId: CampaignId | null;
  variantId: VariantId | null;
  reason: Reason;
  trace: readonly TraceRow[];
}

/** The answer to `GET /v1/accounts/{id}/decisions`. */
export interface KeptDecisions {
  decisions: readonly KeptDecision[];
  next: string | null;
}

/** The answer to `GET /v1/reports/gates`: how often each gate stopped each campaign, counted once per user, moment and day. */
export interface GateReport {
  from: string;
  to: string;
  /** Moments at which the campaign was asked, and what came of them. */
  campaigns: readonly {
    campaignId: CampaignId;
    name: string;
    asked: number;
    passed: number;
    stopped: readonly { gate: Gate; code: string; count: number }[];
  }[];
  /** Over all campaigns, most first. */
  gates: readonly { gate: Gate; count: number }[];
  days: readonly { day: string; gate: Gate; count: number }[];
}
