import type { CampaignDraft } from '../contracts/campaign.ts';
import type { EventBody, EventSource, NudgeAction } from '../contracts/event.ts';
import type { Ledger } from '../engine/ledger/ledger.ts';

/** One step of a story. Times are ISO 8601; a step without one stays at the time of the step before. */
export type Step = { at?: string; user?: string } & (
  | { do: 'event'; event: EventBody; source?: EventSource; properties?: Record<string, unknown> }
  | { do: 'decide'; placement?: string; event?: string; feature?: string; expect: object }
  | { do: 'leases'; expect: readonly object[] }
  | { do: 'claim'; campaign: string; decision?: string; lease?: string; session?: string; expect: object }
  | { do: 'nudge'; what: NudgeAction; campaign: string; decision: string }
  | { do: 'features'; count: number }
  | { do: 'mute'; mute: Ledger['mute'] }
  | { do: 'policy'; policy: object }
  /** From here on only these campaigns are live. */
  | { do: 'live'; campaigns: readonly string[] }
  /** The catalog names other limits for a tier from here on. */
  | { do: 'limits'; tier: string; limits: Record<string, number | null> }
);

/** A story in one account, as `engine-*.json` holds them. */
export interface Scenario {
  name: string;
  /** Replaces the features of the lowest tier by so many, named f0, f1, … */
  features?: { count: number; counted?: boolean; minUses?: number };
  campaigns: readonly ({ id: string } & Partial<CampaignDraft>)[];
  policy?: object;
  timezone?: string;
  environment?: 'production' | 'development';
  salt?: string;
  account?: string;
  steps: readonly Step[];
}
