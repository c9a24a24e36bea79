import type { CampaignDraft, CampaignStatus } from '@uptier/shared/contracts/campaign.ts';
import type { Columns } from '../sqlite/columns.ts';
import type { Owner } from './environments.ts';

/** Catalogs and policies, every version of them. */
export function documentTables({ table, text, integer, time, json, word, primaryKey }: Columns, owner: Owner) {
  const documents = table(
    'documents',
    {
      environmentId: owner(),
      kind: word<'catalog' | 'policy'>('kind').notNull(),
      version: integer('version').notNull(),
      body: json<unknown>('body').notNull(),
      createdAt: time('created_at').notNull(),
      author: text('author'),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.kind, row.version] })],
  );
  return { documents };
}

/** Campaigns as they are edited. */
export function campaignTables({ table, text, integer, time, json, word, primaryKey }: Columns, owner: Owner) {
  const campaigns = table(
    'campaigns',
    {
      environmentId: owner(),
      id: text('id').notNull(),
      status: word<CampaignStatus>('status').notNull(),
      version: integer('version').notNull(),
      publishedVersion: integer('published_version'),
      body: json<CampaignDraft>('body').notNull(),
      createdAt: time('created_at').notNull(),
      updatedAt: time('updated_at').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.id] })],
  );
  return { campaigns };
}

/** Campaigns as they were published, and when they went live or paused. */
export function publishTables({ table, text, integer, time, json, word, primaryKey, index }: Columns) {
  const campaignVersions = table(
    'campaign_versions',
    {
      environmentId: text('environment_id').notNull(),
      campaignId: text('campaign_id').notNull(),
      version: integer('version').notNull(),
      body: json<CampaignDraft>('body').notNull(),
      publishedAt: time('published_at').notNull(),
    },
    (row) => [primaryKey({ columns: [row.environmentId, row.campaignId, row.version] })],
  );

  const campaignChanges = table(
    'campaign_changes',
    {
      id: text('id').primaryKey(),
      environmentId: text('environment_id').notNull(),
      campaignId: text('campaign_id').notNull(),
      at: time('at').notNull(),
      what: word<'publish' | 'pause'>('what').notNull(),
      version: integer('version').notNull(),
    },
    (row) => [index('campaign_changes_at').on(row.environmentId, row.at)],
  );
  return { campaignVersions, campaignChanges };
}
