import { gates } from '@uptier/shared/contracts/gate.ts';
import { z } from 'zod';

/** What the answer looks like, for `/openapi.json`. */

const text = z.string().nullable();
const saw = z.record(z.string(), z.unknown());
const reason = { gate: z.enum(gates).nullable(), code: z.string(), saw };

export const keptDecisionsSchema = z.object({
  decisions: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      userId: text,
      moment: z.object({ what: z.enum(['session', 'placement', 'feature', 'event', 'claim']), name: text }),
      firing: z.object({ limit: z.string(), threshold: z.number() }).nullable(),
      outcome: z.enum(['show', 'withhold', 'none']),
      campaignId: text,
      variantId: text,
      reason: z.object(reason),
      trace: z.array(z.object({ campaignId: z.string(), passed: z.boolean(), ...reason })),
    }),
  ),
  next: text,
});
