import type { CampaignMotion } from '@uptier/shared/contracts/campaign.ts';
import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import type { EntryRow, ExposureRow, UpgradeRow } from './exposures.ts';

/** A half-open span of epoch milliseconds: from ≤ t < to. */
export interface Period {
  from: number;
  to: number;
}

/** What reports read: cohort entries and upgrades of a period. */
export function createConversionQueries({ db, tables: { entries, exposures, upgrades } }: Connection) {
  return {
    /** `scope` names the paths of one motion, or is a campaign's id for its own cohort. */
    listEntries: async (environmentId: string, scope: string, { from, to }: Period): Promise<EntryRow[]> =>
      await db
        .select()
        .from(entries)
        .where(
          and(
            eq(entries.environmentId, environmentId),
            eq(entries.scope, scope),
            gte(entries.enteredAt, from),
            lt(entries.enteredAt, to),
          ),
        )
        .orderBy(asc(entries.enteredAt), asc(entries.accountId)),
    listExposures: async (environmentId: string, campaignId: string, { from, to }: Period): Promise<ExposureRow[]> =>
      await db
        .select()
        .from(exposures)
        .where(
          and(
            eq(exposures.environmentId, environmentId),
            eq(exposures.campaignId, campaignId),
            gte(exposures.at, from),
            lt(exposures.at, to),
          ),
        ),
    listUpgrades: async (environmentId: string, motion: CampaignMotion, { from, to }: Period): Promise<UpgradeRow[]> =>
      await db
        .select()
        .from(upgrades)
        .where(
          and(
            eq(upgrades.environmentId, environmentId),
            eq(upgrades.motion, motion),
            gte(upgrades.at, from),
            lt(upgrades.at, to),
          ),
        )
        .orderBy(asc(upgrades.at), asc(upgrades.accountId)),
  };
}
