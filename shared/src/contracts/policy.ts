import { z } from 'zod';
import { idSchema, type TierId } from './ids.ts';
import type { InterruptingSurface } from './surface.ts';

/** Sums of weights that may be spent; a claim is refused when spent + weight > cap. */
export interface Caps {
  userSession: number;
  userDay: number;
  userWeek: number;
  accountDay: number;
  accountWeek: number;
}

/** Least time between interruptions of one user; 0 switches a clock off. */
export interface Clocks {
  campaignDays: number;
  kindDays: number;
  anyMinutes: number;
}

/** The workspace's rules for every campaign; a campaign may tighten them, never loosen. */
export interface Policy {
  version: number;
  stopped: boolean;
  holdout: number;
  adoptionThreshold: number;
  requests: boolean;
  buyerRoles: readonly string[];
  weights: Record<InterruptingSurface, number>;
  caps: Caps;
  clocks: Clocks;
  snoozeDays: number;
  sessionMinutes: number;
  recentDowngradeDays: number;
  renewal: { blockDays: number; preferDays: number; minTermMonths: number };
  /** Percent of the whole; they add up to 100. */
  readinessWeights: ReadinessWeights;
  /** Rules of single tier paths. Of several adoption thresholds the highest holds. */
  paths: readonly { from: TierId; to: TierId; adoptionThreshold: number }[];
}

export const readinessFactorIds = [
  'usage',
  'adoption',
  'engagement',
  'satisfaction',
  'team',
  'budget',
  'whitespace',
] as const;
export type ReadinessWeights = Record<(typeof readinessFactorIds)[number], number>;

const amount = z.number().nonnegative().finite();
export const shareSchema = z.number().min(0).max(1);
export const percentSchema = z.int().min(0).max(100);

const capsSchema = z.looseObject({
  userSession: amount.default(3),
  userDay: amount.default(4),
  userWeek: amount.default(10),
  accountDay: amount.default(12),
  accountWeek: amount.default(40),
});
const clocksSchema = z.looseObject({
  campaignDays: amount.default(14),
  kindDays: amount.default(3),
  anyMinutes: amount.default(10),
});

/** A campaign's own caps and clocks: only those it tightens. */
export const tighterCapsSchema = z.looseObject({
  userSession: amount.exactOptional(),
  userDay: amount.exactOptional(),
  userWeek: amount.exactOptional(),
  accountDay: amount.exactOptional(),
  accountWeek: amount.exactOptional(),
}) satisfies z.ZodType<Partial<Caps>>;
export const tighterClocksSchema = z.looseObject({
  campaignDays: amount.exactOptional(),
  kindDays: amount.exactOptional(),
  anyMinutes: amount.exactOptional(),
}) satisfies z.ZodType<Partial<Clocks>>;

const readinessWeightsSchema = z
  .object({
    usage: percentSchema.default(25),
    adoption: percentSchema.default(20),
    engagement: percentSchema.default(15),
    satisfaction: percentSchema.default(15),
    team: percentSchema.default(10),
    budget: percentSchema.default(10),
    whitespace: percentSchema.default(5),
  })
  .refine(
    (weights) => Object.values(weights).reduce((sum, weight) => sum + weight, 0) === 100,
    'the seven weights of readiness add up to 100',
  );

export const policySchema = z.looseObject({
  version: z.int('send the version that was read, a whole number').nonnegative(),
  stopped: z.boolean().default(false),
  holdout: shareSchema.default(0.05),
  adoptionThreshold: percentSchema.default(60),
  requests: z.boolean().default(true),
  buyerRoles: z.array(z.string()).default(['owner', 'admin', 'billing']),
  weights: z
    .looseObject({
      modal: amount.default(3),
      banner: amount.default(1),
      toast: amount.default(1),
      tooltip: amount.default(1),
    })
    .prefault({}),
  caps: capsSchema.prefault({}),
  clocks: clocksSchema.prefault({}),
  snoozeDays: amount.default(7),
  sessionMinutes: amount.default(30),
  recentDowngradeDays: amount.default(90),
  renewal: z
    .looseObject({
      blockDays: amount.default(60),
      preferDays: amount.default(90),
      minTermMonths: amount.default(6),
    })
    .prefault({}),
  readinessWeights: readinessWeightsSchema.prefault({}),
  paths: z.array(z.looseObject({ from: idSchema, to: idSchema, adoptionThreshold: percentSchema })).default([]),
}) satisfies z.ZodType<Policy>;

export const defaultPolicy: Policy = policySchema.parse({ version: 1 });
