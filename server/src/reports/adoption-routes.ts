import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import type { AddEndpoint } from '../http/endpoint.ts';
import { type AdoptionDeps, createAdoption } from './adoption.ts';

const count = z.int();
const share = z.number().nullable();
const answerSchema = z.object({
  asOf: z.string(),
  threshold: z.int(),
  tiers: z.array(
    z.object({
      tier: z.string(),
      name: z.string(),
      accounts: count,
      buckets: z.array(count),
      below: z.object({ accounts: count, share }),
      features: z.array(
        z.object({
          feature: z.string(),
          name: z.string(),
          counted: z.boolean(),
          accounts: count,
          share,
          firstUse: z.object({ accounts: count, medianDays: z.number().nullable() }),
        }),
      ),
    }),
  ),
});

/** `/v1/reports/adoption`. */
export function addAdoptionRoutes(endpoint: AddEndpoint, deps: AdoptionDeps): void {
  const findAdoption = createAdoption(deps);
  endpoint(
    {
      method: 'get',
      path: '/v1/reports/adoption',
      tag: 'Reports',
      access: serverKey('viewer'),
      summary: 'How accounts of each tier use its features: spread, feature by feature, and who is below the threshold',
      answer: answerSchema,
    },
    async (c) => c.json(await findAdoption(c.get('caller').environment.id)),
  );
}
