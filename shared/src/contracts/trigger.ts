import { z } from 'zod';
import { idSchema } from './ids.ts';

const DAY_MS = 86_400_000;

/**
 * The moment a campaign waits for. Thresholds and percents are whole. A milestone is reached when an event was counted
 * `count` times ever, an adoption when the account's adoption of its tier rose to `percent`; both stay open for
 * OPEN_DAYS. `delayMs` after its event, an event trigger goes off on whatever page is open by then.
 */
export type Trigger =
  | { kind: 'placement'; placement: string }
  | { kind: 'event'; name: string; delayMs?: number }
  | { kind: 'feature'; feature: string }
  | { kind: 'limit'; limit: string; thresholds: readonly number[] }
  | { kind: 'milestone'; name: string; count: number; by: 'account' | 'user' }
  | { kind: 'adoption'; percent: number };

/** How long a milestone or an adoption that was reached may still be answered. */
export const OPEN_DAYS = 7;

export const triggerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('placement'), placement: idSchema }),
  z.object({ kind: z.literal('event'), name: idSchema, delayMs: z.int().min(0).max(DAY_MS).exactOptional() }),
  z.object({ kind: z.literal('feature'), feature: idSchema }),
  z.object({
    kind: z.literal('limit'),
    limit: idSchema,
    thresholds: z.array(z.int().min(1).max(1000)).min(1).default([80, 85, 95, 100]),
  }),
  z.object({
    kind: z.literal('milestone'),
    name: idSchema,
    count: z.int().min(1).max(1_000_000_000),
    by: z.enum(['account', 'user']).default('account'),
  }),
  z.object({ kind: z.literal('adoption'), percent: z.int().min(1).max(100) }),
]) satisfies z.ZodType<Trigger>;
