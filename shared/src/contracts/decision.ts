import { z } from 'zod';
import type { CampaignKind, Path } from './campaign.ts';
import type { Gate } from './gate.ts';
import type { CampaignId, DecisionId, LeaseId, VariantId } from './ids.ts';
import { idSchema } from './ids.ts';
import type { Nudge } from './nudge.ts';
import type { Surface } from './surface.ts';
import { timeSchema } from './time.ts';
import type { Trigger } from './trigger.ts';

/** Raw numbers and texts that a gate saw. Times among them are ISO 8601 on the wire. */
export type Saw = { readonly [name: string]: unknown };

/** Why. `code` is one word for the outcome of that gate, for example `below-threshold`. */
export interface Reason {
  gate: Gate | null;
  code: string;
  saw: Saw;
}

export interface TraceRow {
  campaignId: CampaignId;
  passed: boolean;
  gate: Gate | null;
  code: string;
  saw: Saw;
}

/** One gate of one campaign: those after the first that stopped it were not reached. */
export interface GateRow {
  gate: Gate;
  state: 'passed' | 'stopped' | 'not-reached';
  code: string;
  saw: Saw;
}

/** The answer to `POST /v1/decide`. */
export interface Decision {
  outcome: 'show' | 'withhold' | 'none';
  decisionId?: DecisionId;
  campaignId?: CampaignId;
  variantId?: VariantId;
  kind?: CampaignKind;
  surface?: Surface;
  path?: Path;
  nudge?: Nudge;
  reason: Reason;
  trace?: TraceRow[];
  /** Of the campaign that was asked for; null when it was not live. */
  gates?: GateRow[] | null;
}

/** A decision the SDK holds until its trigger fires. A withheld lease has no `nudge`. */
export interface Lease {
  id: LeaseId;
  decisionId: DecisionId;
  campaignId: CampaignId;
  variantId: VariantId;
  kind: CampaignKind;
  outcome: 'show' | 'withhold';
  surface: Surface;
  interrupts: boolean;
  priority: number;
  trigger: LeaseTrigger;
  /** ISO 8601. */
  expiresAt: string;
  nudge?: Nudge;
}

/**
 * A limit trigger that is already open says so; placements, events and features wait for the page. `now` has come
 * already: colleagues asked, or a milestone or an adoption was reached.
 */
export type LeaseTrigger =
  | Exclude<Trigger, { kind: 'limit' | 'milestone' | 'adoption' }>
  | (Extract<Trigger, { kind: 'limit' }> & { open: number | null })
  | { kind: 'now'; because: 'requests' | 'milestone' | 'adoption' };

export const LEASE_MS = 15 * 60_000;

export const decideRequestSchema = z.looseObject({
  userId: idSchema,
  accountId: idSchema,
  placement: idSchema.exactOptional(),
  event: idSchema.exactOptional(),
  feature: idSchema.exactOptional(),
  at: timeSchema.exactOptional(),
  explain: z.boolean().exactOptional(),
  /** With `explain`: all gates of this campaign, one by one. */
  campaignId: idSchema.exactOptional(),
});

export const claimRequestSchema = z.union(
  [
    z.object({ leaseId: z.string().min(1).max(2048) }),
    z.object({ userId: idSchema, accountId: idSchema, campaignId: idSchema }),
  ],
  'send the leaseId of a lease, or as a server userId, accountId and campaignId',
);

export type ClaimAnswer =
  | { granted: true; decisionId: DecisionId; outcome: 'show' | 'withhold' }
  | { granted: false; reason: string };
