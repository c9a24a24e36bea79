import { z } from 'zod';
import { type Audience, audienceSchema } from './audience.ts';
import { type CampaignId, idSchema, type TierId, type VariantId } from './ids.ts';
import { type ContentByLocale, contentByLocaleSchema } from './nudge.ts';
import {
  type Caps,
  type Clocks,
  percentSchema,
  shareSchema,
  tighterCapsSchema,
  tighterClocksSchema,
} from './policy.ts';
import { type Surface, surfaces } from './surface.ts';
import type { EpochMs } from './time.ts';

export const campaignKinds = ['upgrade', 'adoption', 'limit-warning'] as const;
export type CampaignKind = (typeof campaignKinds)[number];

/** From one tier to another; an adoption nudge or a warning may have none. */
export interface Path {
  from: TierId;
  to: TierId;
}

/** The moment a campaign waits for. Thresholds are percent of the limit. */
export type Trigger =
  | { kind: 'placement'; placement: string }
  | { kind: 'event'; name: string }
  | { kind: 'feature'; feature: string }
  | { kind: 'limit'; limit: string; thresholds: readonly number[] };

export interface Guardrails {
  buyersOnly: boolean;
  adoptionThreshold: number;
  preferredWindowOnly: boolean;
  caps: Partial<Caps>;
  clocks: Partial<Clocks>;
}

export interface Variant {
  id: VariantId;
  weight: number;
  surface: Surface;
  content: ContentByLocale;
}

/** What an author writes. */
export interface CampaignDraft {
  name: string;
  kind: CampaignKind;
  path?: Path;
  priority: number;
  holdout: number;
  trigger: Trigger;
  /** Kinds of environment it may run in; all when absent. */
  environments?: readonly ('production' | 'development')[];
  audience: Audience;
  guardrails: Guardrails;
  variants: readonly Variant[];
  goal: { windowDays: number };
}

export const campaignStatuses = ['draft', 'live', 'paused'] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** A campaign as the server keeps it: the draft, and the version that is live. */
export interface Campaign extends CampaignDraft {
  id: CampaignId;
  status: CampaignStatus;
  version: number;
  publishedVersion: number | null;
}

/** One published, immutable version: what decisions run on. */
export interface PublishedCampaign extends CampaignDraft {
  id: CampaignId;
  version: number;
  publishedAt: EpochMs;
}

const triggerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('placement'), placement: idSchema }),
  z.object({ kind: z.literal('event'), name: idSchema }),
  z.object({ kind: z.literal('feature'), feature: idSchema }),
  z.object({
    kind: z.literal('limit'),
    limit: idSchema,
    thresholds: z.array(z.int().min(1).max(1000)).min(1).default([80, 85, 95, 100]),
  }),
]);

const guardrailsSchema = z.looseObject({
  buyersOnly: z.boolean().default(false),
  adoptionThreshold: percentSchema.default(0),
  preferredWindowOnly: z.boolean().default(false),
  caps: tighterCapsSchema.default({}),
  clocks: tighterClocksSchema.default({}),
});

const variantSchema = z.looseObject({
  id: idSchema,
  weight: z.number().nonnegative().finite().default(1),
  surface: z.enum(surfaces),
  content: contentByLocaleSchema,
});

/** An unknown field is kept. */
export const campaignDraftSchema = z.looseObject({
  name: z.string().min(1).max(200),
  kind: z.enum(campaignKinds),
  path: z.object({ from: idSchema, to: idSchema }).exactOptional(),
  priority: z.int().default(0),
  holdout: shareSchema.default(0.1),
  trigger: triggerSchema,
  environments: z.array(z.enum(['production', 'development'])).exactOptional(),
  audience: audienceSchema.default({ all: [] }),
  guardrails: guardrailsSchema.prefault({}),
  variants: z.array(variantSchema).default([]),
  goal: z.looseObject({ windowDays: z.int().min(1).max(365).default(30) }).prefault({}),
}) satisfies z.ZodType<CampaignDraft>;
