import { type CampaignMotion, campaignMotions } from '@uptier/shared/contracts/campaign.ts';
import { parseTime, timeSchema } from '@uptier/shared/contracts/time.ts';
import { z } from 'zod';

const DAY_MS = 86_400_000;

/** How a conversion report is asked for. Without `from` and `to` it covers everything up to `asOf`. */
export const conversionQuerySchema = z.object({
  from: timeSchema.exactOptional(),
  to: timeSchema.exactOptional(),
  windowDays: z.coerce
    .number('windowDays is a number of days from 1 to 365')
    .int()
    .min(1, 'windowDays is a number of days from 1 to 365')
    .max(365, 'windowDays is a number of days from 1 to 365')
    .default(30),
  target: z.enum(['exact', 'at-least'], 'target is exact or at-least').default('exact'),
  motion: z.enum(campaignMotions, 'motion is tier, seats or cross-sell').default('tier'),
  campaignId: z.string().min(1).exactOptional(),
  trait: z
    .string()
    .regex(/^[^:]+:.*$/s, 'trait is written name:value, for example industry:health')
    .exactOptional(),
  asOf: timeSchema.exactOptional(),
});

/** A campaign has worked when its accounts reach the target tier or higher. */
export const campaignQuerySchema = conversionQuerySchema.extend({
  target: conversionQuerySchema.shape.target.unwrap().default('at-least'),
});

/** The same, in epoch milliseconds. `trait` holds for an account whose trait of that name reads as the value. */
export interface ConversionQuery {
  from: number;
  to: number;
  windowDays: number;
  target: 'exact' | 'at-least';
  /** Paths of tiers, of seats (from a tier to the same) or of products (from a tier to a product). */
  motion: CampaignMotion;
  campaignId: string | null;
  trait: { name: string; value: string } | null;
  asOf: number;
}

export function toConversionQuery(query: z.output<typeof conversionQuerySchema>, now: number): ConversionQuery {
  const asOf = timeOr(query.asOf, now);
  const cut = query.trait?.indexOf(':') ?? -1;
  return {
    from: timeOr(query.from, 0),
    to: timeOr(query.to, asOf + DAY_MS),
    windowDays: query.windowDays,
    target: query.target,
    motion: query.motion,
    campaignId: query.campaignId ?? null,
    trait: query.trait === undefined ? null : { name: query.trait.slice(0, cut), value: query.trait.slice(cut + 1) },
    asOf,
  };
}

function timeOr(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : (parseTime(text) ?? otherwise);
}
