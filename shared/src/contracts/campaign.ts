import { z } from 'zod';
import { type Audience, audienceSchema } from './audience.ts';
import { type CampaignId, idSchema, type ProductId, type TierId, type VariantId } from './ids.ts';
import { type ContentByLocale, contentByLocaleSchema } from './nudge.ts';
import {
  type Caps,
  type Clocks,
  percentSchema,
  shareSchema,
  tighterCapsSchema,
  tighterClocksSchema,
} from './policy.ts';
import { type Schedule, scheduleSchema } from './schedule.ts';
import { type Surface, surfaces } from './surface.ts';
import type { EpochMs } from './time.ts';
import { type Trigger, triggerSchema } from './trigger.ts';

export const campaignKinds = ['upgrade', 'adoption', 'limit-warning'] as const;
export type CampaignKind = (typeof campaignKinds)[number];

/** What a campaign helps to grow; `tier` when absent. */
export const campaignMotions = ['tier', 'seats', 'cross-sell'] as const;
export type CampaignMotion = (typeof campaignMotions)[number];

/**
 * From one tier to another; an adoption nudge or a warning may have none. More seats stay on their tier (`from` and `to`
 * are the same); a cross-sell leads from a tier to a product.
 */
export interface Path {
  from: TierId;
  to: TierId | ProductId;
}

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
  motion?: CampaignMotion;
  path?: Path;
  priority: number;
  holdout: number;
  trigger: Trigger;
  schedule?: Schedule;
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
  motion: z.enum(campaignMotions).exactOptional(),
  path: z.object({ from: idSchema, to: idSchema }).exactOptional(),
  priority: z.int().default(0),
  holdout: shareSchema.default(0.1),
  trigger: triggerSchema,
  schedule: scheduleSchema.exactOptional(),
  environments: z.array(z.enum(['production', 'development'])).exactOptional(),
  audience: audienceSchema.default({ all: [] }),
  guardrails: guardrailsSchema.prefault({}),
  variants: z.array(variantSchema).default([]),
  goal: z.looseObject({ windowDays: z.int().min(1).max(365).default(30) }).prefault({}),
}) satisfies z.ZodType<CampaignDraft>;
