import { campaignMotions } from '@uptier/shared/contracts/campaign.ts';
import { tierPathsResponseSchema } from '@uptier/shared/contracts/report.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readQuery } from '../http/body.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import { type HoldoutDeps, holdoutReport } from './holdout.ts';
import { conversionQuerySchema, toConversionQuery } from './query.ts';

const querySchema = conversionQuerySchema.extend({
  target: conversionQuerySchema.shape.target.unwrap().default('at-least'),
});

const count = z.int();
const { shown: side, difference } = tierPathsResponseSchema.shape.cells.element.shape;
const srm = z.object({ pValue: z.number(), isMismatch: z.boolean() }).nullable();
const assigned = z.object({ heldOut: count, others: count, srm });
const result = { heldOut: side, others: side, difference, srm };
const answerSchema = z.object({
  windowDays: count,
  target: z.enum(['exact', 'at-least']),
  motion: z.enum(campaignMotions),
  asOf: z.string(),
  workspace: z.object({ holdout: z.number(), since: z.string().nullable(), assigned, ...result }),
  paths: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      holdout: z.number().nullable(),
      assigned: assigned.nullable(),
      ...result,
    }),
  ),
});

/** `/v1/reports/holdout`. */
export function addHoldoutRoutes(endpoint: AddEndpoint, deps: HoldoutDeps): void {
  endpoint(
    {
      method: 'get',
      path: '/v1/reports/holdout',
      tag: 'Reports',
      access: serverKey('viewer'),
      summary: 'Who is held out by the workspace and by each path, beside who is not, and what became of both',
      query: querySchema,
      answer: answerSchema,
    },
    async (c) => {
      const query = toConversionQuery(readQuery(c, querySchema), deps.now());
      return c.json(await holdoutReport(deps, c.get('caller').environment.id, query));
    },
  );
}
