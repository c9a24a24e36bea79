import { campaignDraftSchema, campaignStatuses } from '@uptier/shared/contracts/campaign.ts';
import { z } from 'zod';
import { serverKey } from '../http/access.ts';
import { readAny } from '../http/body.ts';
import { actorOf } from '../http/context.ts';
import { type AddEndpoint, pathId } from '../http/endpoint.ts';
import type { Drafts } from './drafts.ts';
import type { Publishing } from './publish.ts';

const campaignSchema = campaignDraftSchema.extend({
  id: z.string(),
  status: z.enum(campaignStatuses),
  version: z.int(),
  publishedVersion: z.int().nullable(),
});
const publishedSchema = campaignSchema.extend({ warnings: z.record(z.string(), z.string()).exactOptional() });
const editSchema = campaignDraftSchema.extend({ version: z.int() });

/** `/v1/campaigns`: write, publish, stop. */
export function addCampaignRoutes(endpoint: AddEndpoint, campaigns: Drafts & Publishing): void {
  const shared = { tag: 'Campaigns', answer: campaignSchema };
  const one = '/v1/campaigns/{id}';

  endpoint(
    {
      method: 'get',
      path: '/v1/campaigns',
      tag: 'Campaigns',
      access: serverKey('viewer'),
      summary: 'List campaigns',
      answer: z.object({ campaigns: z.array(campaignSchema) }),
    },
    async (c) => c.json({ campaigns: await campaigns.list(c.get('caller').environment.id) }),
  );

  const create = {
    method: 'post' as const,
    path: '/v1/campaigns',
    access: serverKey('editor'),
    summary: 'Write a new draft',
  };
  endpoint({ ...shared, ...create, body: campaignDraftSchema, status: 201 }, async (c) => {
    const caller = c.get('caller');
    return c.json(await campaigns.create(caller.environment.id, await readAny(c), actorOf(caller)), 201);
  });

  endpoint(
    { ...shared, method: 'get', path: one, access: serverKey('viewer'), summary: 'Read a campaign' },
    async (c) => c.json(await campaigns.find(c.get('caller').environment.id, pathId(c))),
  );

  const edit = { method: 'put' as const, path: one, access: serverKey('editor'), summary: 'Replace the draft' };
  endpoint({ ...shared, ...edit, body: editSchema }, async (c) => {
    const caller = c.get('caller');
    return c.json(await campaigns.edit(caller.environment.id, pathId(c), await readAny(c), actorOf(caller)));
  });
  addActs(endpoint, campaigns);
}

function addActs(endpoint: AddEndpoint, campaigns: Publishing): void {
  const acts = [
    { name: 'publish', summary: 'Put the present draft live', run: campaigns.publish, answer: publishedSchema },
    { name: 'pause', summary: 'Stop a live campaign', run: campaigns.pause, answer: campaignSchema },
  ];
  for (const { name, summary, run, answer } of acts) {
    const act = {
      method: 'post' as const,
      path: `/v1/campaigns/{id}/${name}`,
      access: serverKey('publisher'),
      summary,
    };
    endpoint({ tag: 'Campaigns', answer, ...act, body: z.looseObject({}) }, async (c) => {
      const caller = c.get('caller');
      await readAny(c);
      return c.json(await run(caller.environment.id, pathId(c), actorOf(caller)));
    });
  }
}
