import { campaignMotions } from '@uptier/shared/contracts/campaign.ts';
import { tierPathsResponseSchema } from '@uptier/shared/contracts/report.ts';
import { z } from 'zod';

/** What the answers look like, for `/openapi.json`. */

const count = z.int();
const instant = z.string();
const interval = z.tuple([z.number(), z.number()]).nullable();
const cell = tierPathsResponseSchema.shape.cells.element;
const path = z.object({ from: z.string(), to: z.string() }).nullable();
const verdict = z.looseObject({
  kind: z.enum(['working', 'hurting', 'no-sign-of-lift', 'sample-mismatch', 'more-days']),
});

export const pathAccountsSchema = z.object({
  accounts: z.array(
    z.looseObject({
      accountId: z.string(),
      enteredAt: instant,
      outcome: z.enum(['shown', 'withheld']),
      mature: z.boolean(),
      converted: z.boolean(),
      convertedAt: instant.nullable(),
      name: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
  counts: z.object({ all: count, converted: count, 'not-converted': count, open: count }),
});

export const campaignResultSchema = cell.extend({
  campaignId: z.string(),
  motion: z.enum(campaignMotions),
  path,
  verdict,
  variants: z.array(z.object({ variantId: z.string(), shown: cell.shape.shown, difference: cell.shape.difference })),
  funnel: z.record(z.string(), count),
});

export const overviewSchema = z.object({
  attributed: cell.shape.attributed,
  incremental: z.object({ upgrades: z.number().nullable(), interval, paths: count }),
  exposedAccounts: count,
  withheldAccounts: count,
  accounts: count,
  nearLimit: z.array(z.looseObject({ accountId: z.string(), limit: z.string(), used: z.number(), ratio: z.number() })),
  nearLimitCount: count,
  weekly: z.array(z.looseObject({ weekStart: instant, shown: count, withheld: count, upgrades: count })),
  campaigns: z.array(z.looseObject({ id: z.string(), name: z.string(), kind: z.string(), path, verdict })),
});

export const nearLimitSchema = overviewSchema.pick({ nearLimit: true, nearLimitCount: true });
