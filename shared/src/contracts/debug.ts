import { z } from 'zod';
import type { CampaignKind } from './campaign.ts';
import type { Decision } from './decision.ts';
import { idSchema } from './ids.ts';
import type { Nudge } from './nudge.ts';
import type { Caps } from './policy.ts';
import { sessionRequestSchema } from './session.ts';
import type { Surface } from './surface.ts';
import type { Trigger } from './trigger.ts';

const asked = z.array(idSchema).max(50);

/** A session's request, and what the page has asked for: each is decided and explained. */
export const debugRequestSchema = sessionRequestSchema.safeExtend({
  placements: asked.exactOptional(),
  features: asked.exactOptional(),
  events: asked.exactOptional(),
});
export type DebugRequest = z.output<typeof debugRequestSchema>;

/** What the page asks at one moment; all null: it only stands open. */
export interface DebugMoment {
  placement: string | null;
  feature: string | null;
  event: string | null;
}

/** One live campaign, with the words this user would read; null where they cannot be told. */
export interface DebugCampaign {
  id: string;
  name: string;
  kind: CampaignKind;
  surface: Surface;
  trigger: Trigger;
  nudge: Nudge | null;
}

/** What a development environment shows of one user. `now` is ISO 8601. */
export interface DebugView {
  now: string;
  environment: { id: string; kind: 'development' };
  tier: string | null;
  stopped: boolean;
  /** Names that mean something: of the catalog, and those that live campaigns wait for. */
  names: { features: string[]; limits: string[]; placements: string[]; events: string[] };
  /** What has been spent of each cap. */
  ledger: { cap: keyof Caps; spent: number; limit: number }[];
  decisions: { asked: DebugMoment; decision: Decision }[];
  campaigns: DebugCampaign[];
}
