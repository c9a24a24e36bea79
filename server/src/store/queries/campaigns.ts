import { and, asc, eq, lte } from 'drizzle-orm';
import { type Connection, insertRows, type Statement, statement } from '../connection.ts';
import type { Tables } from '../tables.ts';

export type CampaignRow = Tables['campaigns']['$inferSelect'];
export type CampaignVersionRow = Tables['campaignVersions']['$inferSelect'];
export type CampaignChangeRow = Tables['campaignChanges']['$inferSelect'];

/** What was published of campaigns. */
function createVersionQueries({ db, tables: { campaignVersions } }: Connection) {
  return {
    /** A published version never changes: one that is there stays. */
    recordVersion: (row: CampaignVersionRow): Statement => insertRows(campaignVersions, [row], 'keep'),
    findVersion: async (
      environmentId: string,
      campaignId: string,
      version: number,
    ): Promise<CampaignVersionRow | null> => {
      const isOfCampaign = and(
        eq(campaignVersions.environmentId, environmentId),
        eq(campaignVersions.campaignId, campaignId),
        eq(campaignVersions.version, version),
      );
      const [row] = await db.select().from(campaignVersions).where(isOfCampaign);
      return row ?? null;
    },
    listVersions: async (environmentId: string): Promise<CampaignVersionRow[]> =>
      await db.select().from(campaignVersions).where(eq(campaignVersions.environmentId, environmentId)),
  };
}

/** Campaigns as they are written, their published versions, and when each went live or was stopped. */
export function createCampaignQueries(connection: Connection) {
  const { db, tables } = connection;
  const { campaigns, campaignChanges } = tables;
  return {
    ...createVersionQueries(connection),
    list: async (environmentId: string): Promise<CampaignRow[]> =>
      await db
        .select()
        .from(campaigns)
        .where(eq(campaigns.environmentId, environmentId))
        .orderBy(asc(campaigns.createdAt), asc(campaigns.id)),
    find: async (environmentId: string, id: string): Promise<CampaignRow | null> => {
      const [row] = await db
        .select()
        .from(campaigns)
        .where(and(eq(campaigns.environmentId, environmentId), eq(campaigns.id, id)));
      return row ?? null;
    },
    record: (row: CampaignRow): Statement => insertRows(campaigns, [row]),
    /** Stale when the row is no longer as it was read. */
    save: (row: CampaignRow, read: { version: number; status: CampaignRow['status'] }): Statement => {
      const { environmentId, id, version, status, publishedVersion, body, updatedAt } = row;
      const asRead = and(eq(campaigns.version, read.version), eq(campaigns.status, read.status));
      const query = db
        .update(campaigns)
        .set({ version, status, publishedVersion, body, updatedAt })
        .where(and(eq(campaigns.environmentId, environmentId), eq(campaigns.id, id), asRead));
      return statement(query, 1);
    },
    recordChange: (row: CampaignChangeRow): Statement => insertRows(campaignChanges, [row]),
    /** Publishes and pauses up to a moment, oldest first. */
    listChanges: async (environmentId: string, until: number): Promise<CampaignChangeRow[]> =>
      await db
        .select()
        .from(campaignChanges)
        .where(and(eq(campaignChanges.environmentId, environmentId), lte(campaignChanges.at, until)))
        .orderBy(asc(campaignChanges.at), asc(campaignChanges.id)),
  };
}
