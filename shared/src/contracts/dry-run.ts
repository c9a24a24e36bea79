import type { Gate } from './gate.ts';
import type { CampaignId } from './ids.ts';
import type { Surface } from './surface.ts';

/** The answer to `POST /v1/campaigns/{id}/dry-run`: what a draft would have done at the recorded moments. Times are ISO 8601. */
export interface DryRun {
  from: string;
  to: string;
  /** Everything recorded in the time, and what of it was replayed; the rest is scaled up from it. */
  recorded: { moments: number; accounts: number; users: number };
  replayed: { moments: number; accounts: number };
  /** True where a sample stands for all, or facts of today for those of the day. `because` names each reason, and `schedule`. */
  isEstimate: boolean;
  because: readonly string[];
  /** What kept it from being live at its moments, one sentence each: its own schedule, or the switch that stops all. */
  schedule: readonly string[];
  /** The days over which rates count: those recorded on which its schedule let it run, 1 at least. */
  days: number;
  /** Who would have been shown the draft at least once, and who would have been held out. */
  reached: { accounts: number; users: number; nudges: number };
  withheld: { accounts: number; moments: number };
  surfaces: readonly { surface: Surface; accounts: number; users: number; nudges: number }[];
  /** Campaigns whose nudges the draft would have taken the place of. */
  displaced: readonly { campaignId: CampaignId; name: string; nudges: number; accounts: number }[];
  /** Weight charged per reached account and week, beside the account's weekly cap. */
  fatigue: { weightPerAccountWeek: number | null; accountWeekCap: number };
  /** Moments that could be its trigger. Each ended as a nudge, withheld, outranked by another campaign, or stopped. */
  asked: { moments: number; accounts: number; users: number };
  /** Moments at which it may have come, but another campaign came first. */
  outranked: { moments: number; accounts: number };
  /** The first gate that stopped it: moments, and accounts it never let pass. In the order of the gates. */
  stopped: readonly { gate: Gate; moments: number; accounts: number }[];
  /**
   * Days until both sides have accounts enough for a result; null where nobody would be reached, or nobody is held out.
   * `windowDays` later the last of them can be judged.
   */
  readable: { accountsPerSide: number; accountsPerDay: number; days: number; windowDays: number } | null;
}
