import { riskSignalIds } from '@uptier/shared/contracts/account.ts';
import { motions, movementKinds } from '@uptier/shared/contracts/movement.ts';
import { traitsSchema } from '@uptier/shared/contracts/trait.ts';
import { z } from 'zod';

const numbers = z.record(z.string(), z.unknown());
const text = z.string().nullable();

const muteSchema = z.object({ reason: z.string(), until: text });
const usageSchema = z.record(
  z.string(),
  z.object({
    used: z.number(),
    limit: z.number().nullable(),
    ratio: z.number().nullable(),
    resetsAt: text,
    reachedAt: text,
  }),
);
const adoptionSchema = z.object({ used: z.number(), total: z.number(), ratio: z.number() }).nullable();

export const accountSchema = z.object({
  id: z.string(),
  tier: text,
  seats: z.number().nullable(),
  mrr: z.number().nullable(),
  currency: text,
  products: z.array(z.string()).readonly().nullable(),
  traits: traitsSchema,
  usage: usageSchema,
  adoption: adoptionSchema,
  readiness: z.object({
    score: z.number().nullable(),
    coverage: z.number(),
    band: z.enum(['act', 'nurture', 'adopt']).nullable(),
    factors: z.array(z.object({ id: z.string(), weight: z.number(), value: z.number().nullable(), saw: numbers })),
  }),
  risk: z.object({
    count: z.number(),
    signals: z.array(z.object({ id: z.enum(riskSignalIds), present: z.boolean().nullable(), saw: numbers })),
  }),
  muted: muteSchema.nullable(),
});

export const userSchema = z.object({ id: z.string(), traits: traitsSchema, lastActiveAt: text });

export const movementSchema = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(movementKinds).nullable(),
  motion: z.enum(motions),
  fromTier: text,
  toTier: text,
  mrrBefore: z.number(),
  mrrAfter: z.number(),
  currency: z.string(),
});

export const entitlementsSchema = z.object({
  entitlements: z.record(
    z.string(),
    z.object({ allowed: z.boolean(), reason: z.enum(['included', 'not-in-tier', 'no-tier', 'unknown-feature']) }),
  ),
});

export const accountListSchema = z.object({
  accounts: z.array(
    z.object({
      id: z.string(),
      name: text,
      tier: text,
      mrr: z.number(),
      currency: text,
      lastActiveAt: text,
      createdAt: z.string(),
      adoption: adoptionSchema,
      readiness: z.object({ score: z.number().nullable(), band: z.enum(['act', 'nurture', 'adopt']).nullable() }),
      risk: z.object({ count: z.number() }),
      usage: usageSchema,
      muted: muteSchema.nullable(),
    }),
  ),
  next: text,
});

export const timelineSchema = z.object({
  events: z.array(
    z.looseObject({
      id: z.string(),
      at: z.string(),
      userId: text,
      source: z.enum(['public', 'signed', 'server']),
      type: z.enum(['usage', 'level', 'traits', 'plan', 'nudge']),
      movement: movementSchema.nullable(),
    }),
  ),
  next: text,
});
