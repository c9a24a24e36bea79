import { campaignDraftSchema } from '@uptier/shared/contracts/campaign.ts';
import { gates } from '@uptier/shared/contracts/gate.ts';
import { idSchema } from '@uptier/shared/contracts/ids.ts';
import { nudgeContentSchema } from '@uptier/shared/contracts/nudge.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readJson } from '../http/body.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import { wireNudge, wireReason } from '../http/wire-decision.ts';
import type { Preview } from './preview.ts';

const requestSchema = z.object({
  campaign: campaignDraftSchema,
  campaignId: idSchema.optional(),
  variantId: idSchema.optional(),
  accountId: idSchema,
  userId: idSchema,
  locale: z.string().max(64).optional(),
});
const answerSchema = z.object({
  nudge: z.looseObject({ content: nudgeContentSchema, locale: z.string() }).nullable(),
  fields: z.array(z.object({ field: z.string(), value: z.string().nullable() })),
  variantId: z.string().nullable(),
  outcome: z.enum(['show', 'withhold', 'none']),
  reason: z.object({ gate: z.enum(gates).nullable(), code: z.string(), saw: z.record(z.string(), z.unknown()) }),
});

/** `/v1/campaigns/preview`. */
export function addPreviewRoutes(endpoint: AddEndpoint, preview: Preview): void {
  endpoint(
    {
      method: 'post',
      path: '/v1/campaigns/preview',
      tag: 'Campaigns',
      access: serverKey('viewer'),
      summary: 'What a draft would look like to one user now, and what keeps it from them',
      body: requestSchema,
      answer: answerSchema,
    },
    async (c) => {
      const answer = await preview(c.get('caller').environment, await readJson(c, requestSchema));
      return c.json({ ...answer, nudge: answer.nudge && wireNudge(answer.nudge), reason: wireReason(answer.reason) });
    },
  );
}
