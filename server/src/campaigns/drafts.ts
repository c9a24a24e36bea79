import { type Campaign, campaignDraftSchema } from '@uptier/shared/contracts/campaign.ts';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Deps } from '../http/deps.ts';
import { invalidInput } from '../http/problem.ts';
import { trail } from '../http/trail.ts';
import type { Statement } from '../store/connection.ts';
import type { CampaignRow } from '../store/queries/campaigns.ts';
import { readRow, staleCampaign, toCampaign } from './row.ts';

const versionSchema = z.looseObject({ version: z.int('send the version you read').positive() });

/** Campaigns as authors write them; what is live stays as it was published. */
export function createDrafts({ store, now }: Pick<Deps, 'store' | 'now'>) {
  const noted = (what: string, { environmentId, id, version }: CampaignRow, who: string): Statement =>
    store.audit.record(trail({ environmentId, who, at: now(), what: `campaign.${what}`, detail: { id, version } }));

  return {
    list: async (environmentId: string): Promise<Campaign[]> =>
      (await store.campaigns.list(environmentId)).map(toCampaign),
    find: async (environmentId: string, id: string): Promise<Campaign> =>
      toCampaign(await readRow(store, environmentId, id)),

    async create(environmentId: string, sent: unknown, who: string): Promise<Campaign> {
      const body = parseDraft(sent);
      const at = { createdAt: now(), updatedAt: now() };
      const row: CampaignRow = {
        environmentId,
        id: v7(),
        status: 'draft',
        version: 1,
        publishedVersion: null,
        body,
        ...at,
      };
      await store.write([store.campaigns.record(row), noted('created', row, who)]);
      return toCampaign(row);
    },

    /** Replaces the draft. Throws `invalid` or `stale`. */
    async edit(environmentId: string, id: string, sent: unknown, who: string): Promise<Campaign> {
      const row = await readRow(store, environmentId, id);
      const named = versionSchema.safeParse(sent);
      if (!named.success) throw invalidInput(named.error, 'The campaign');
      const body = parseDraft(sent);
      if (named.data.version !== row.version) throw staleCampaign(row.version);
      const next = { ...row, body, version: row.version + 1, updatedAt: now() };
      const outcome = await store.write([store.campaigns.save(next, row), noted('edited', next, who)]);
      if (outcome === 'stale') throw staleCampaign(row.version);
      return toCampaign(next);
    },
  };
}
export type Drafts = ReturnType<typeof createDrafts>;

function parseDraft(sent: unknown): CampaignRow['body'] {
  const parsed = campaignDraftSchema.safeParse(sent);
  if (!parsed.success) throw invalidInput(parsed.error, 'The campaign');
  const { id: _id, status: _status, version: _version, publishedVersion: _published, ...draft } = parsed.data;
  return draft;
}
