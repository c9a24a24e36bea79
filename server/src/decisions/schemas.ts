import { campaignKinds } from '@uptier/shared/contracts/campaign.ts';
import { gates } from '@uptier/shared/contracts/gate.ts';
import { nudgeContentSchema } from '@uptier/shared/contracts/nudge.ts';
import { surfaces } from '@uptier/shared/contracts/surface.ts';
import { z } from 'zod';

/** What the answers look like, for `/openapi.json`. */

const saw = z.record(z.string(), z.unknown());
const reason = z.object({ gate: z.enum(gates).nullable(), code: z.string(), saw });
const nudge = z.looseObject({
  content: nudgeContentSchema,
  locale: z.string(),
  action: z.enum(['upgrade', 'ask', 'none']),
});
const decided = {
  decisionId: z.string(),
  campaignId: z.string(),
  variantId: z.string(),
  kind: z.enum(campaignKinds),
  surface: z.enum(surfaces),
};

export const decisionSchema = z.object({
  outcome: z.enum(['show', 'withhold', 'none']),
  ...z.object(decided).partial().shape,
  path: z.object({ from: z.string(), to: z.string() }).optional(),
  nudge: nudge.optional(),
  reason,
  trace: z
    .array(
      z.object({ campaignId: z.string(), passed: z.boolean(), gate: z.enum(gates).nullable(), code: z.string(), saw }),
    )
    .optional(),
  gates: z
    .array(
      z.object({ gate: z.enum(gates), state: z.enum(['passed', 'stopped', 'not-reached']), code: z.string(), saw }),
    )
    .nullable()
    .optional(),
});

const usage = z.object({
  used: z.number(),
  limit: z.number().nullable(),
  ratio: z.number().nullable(),
  resetsAt: z.string().nullable(),
  reachedAt: z.string().nullable(),
});
const lease = z.object({
  id: z.string(),
  ...decided,
  outcome: z.enum(['show', 'withhold']),
  interrupts: z.boolean(),
  priority: z.number(),
  trigger: z.looseObject({ kind: z.string() }),
  expiresAt: z.string(),
  nudge: nudge.optional(),
});

export const sessionSchema = z.object({
  usage: z.record(z.string(), usage),
  entitlements: z.record(z.string(), z.object({ allowed: z.boolean(), reason: z.string() })),
  leases: z.array(lease),
  pollMs: z.number(),
  at: z.string().describe('The server’s time of this answer, against which leases run out.'),
  environment: z
    .literal('development')
    .optional()
    .describe('Only in development: the page may tell its developer more.'),
});

const asked = z.string().nullable();

export const debugSchema = z.object({
  now: z.string(),
  environment: z.object({ id: z.string(), kind: z.literal('development') }),
  tier: z.string().nullable(),
  stopped: z.boolean(),
  names: z.object({
    features: z.array(z.string()),
    limits: z.array(z.string()),
    placements: z.array(z.string()),
    events: z.array(z.string()),
  }),
  ledger: z.array(z.object({ cap: z.string(), spent: z.number(), limit: z.number() })),
  decisions: z.array(
    z.object({ asked: z.object({ placement: asked, feature: asked, event: asked }), decision: decisionSchema }),
  ),
  campaigns: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(campaignKinds),
      surface: z.enum(surfaces),
      trigger: z.looseObject({ kind: z.string() }),
      nudge: nudge.nullable(),
    }),
  ),
});

export const claimAnswerSchema = z.union([
  z.object({ granted: z.literal(true), decisionId: z.string(), outcome: z.enum(['show', 'withhold']) }),
  z.object({ granted: z.literal(false), reason: z.string() }),
]);
