import type { Mute } from '../../contracts/account.ts';
import type { CampaignKind, Path } from '../../contracts/campaign.ts';
import type { Surface } from '../../contracts/surface.ts';
import type { EpochMs } from '../../contracts/time.ts';

/** A claimed interruption of one user. It weighs on the caps for two minutes, for good once confirmed. */
export interface Grant {
  decisionId: string;
  leaseId: string | null;
  campaignId: string;
  variantId: string;
  userId: string;
  kind: CampaignKind;
  surface: Surface;
  outcome: 'show' | 'withhold';
  /** 0 for warnings, which are never charged. */
  weight: number;
  at: EpochMs;
  /** The instant of `shown` or `withheld`; null while the grant may still be released. */
  confirmedAt: EpochMs | null;
  /** A dismissal doubles weight and clocks. */
  dismissedAt: EpochMs | null;
  /** The limit firing it answers; null for every other trigger. */
  firing: FiringRef | null;
}

/** Names one firing of a limit. */
export interface FiringRef {
  limit: string;
  threshold: number;
  period: string | null;
  /** See `Firing`. */
  countsAs?: number | null;
}

/** A threshold that was crossed. `period` names the metered period, null for a level. It is never un-fired, only re-armed. */
export interface Firing {
  limit: string;
  threshold: number;
  period: string | null;
  tier: string | null;
  /**
   * While no live campaign waits for its own threshold: the highest below it that one waits for and that was crossed
   * then, or null. Absent, it counts as its own.
   */
  countsAs?: number | null;
  /** The limit it was measured against: another limit re-arms. */
  max: number;
  /** Least use since, which tells whether thresholds a jump passed over are armed; -1 once tier, limit or period is another. */
  low: number;
  at: EpochMs;
  /** True once a level fell 5 points below what it counts as, or more: the next crossing fires anew. */
  rearmed: boolean;
  /** Users who claimed or saw it. */
  seenBy: readonly string[];
}

export interface Request {
  userId: string;
  campaignId: string;
  decisionId: string;
  path: Path | null;
  at: EpochMs;
  note: string | null;
  /** Users who were given an answer in place that tells of it, which leaves no grant. */
  heardBy?: readonly string[];
}

/** The account's memory of what its users were shown, the input of the fatigue gate. One row per account, with a version. */
export interface Ledger {
  grants: readonly Grant[];
  firings: readonly Firing[];
  snoozes: readonly { userId: string; campaignId: string; until: EpochMs }[];
  nevers: readonly { userId: string; campaignId: string; at: EpochMs }[];
  requests: readonly Request[];
  mute: Mute | null;
}

export const emptyLedger: Ledger = { grants: [], firings: [], snoozes: [], nevers: [], requests: [], mute: null };
