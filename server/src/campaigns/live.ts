import type { PublishedCampaign } from '@uptier/shared/contracts/campaign.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Deps } from '../http/deps.ts';
import { createHeld } from '../http/held.ts';
import type { CampaignChangeRow, CampaignVersionRow } from '../store/queries/campaigns.ts';

/** What decisions run on: the published versions that are live, compiled once per change. */
export function createLiveCampaigns<Compiled>(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  compile: (environmentId: string, campaigns: readonly PublishedCampaign[], at: EpochMs | null) => Promise<Compiled>,
) {
  const listAt = async (environmentId: string, at: EpochMs): Promise<PublishedCampaign[]> => {
    const [versions, changes] = await Promise.all([
      store.campaigns.listVersions(environmentId),
      store.campaigns.listChanges(environmentId, at),
    ]);
    return liveAt(versions, changes);
  };

  const held = createHeld(
    async (environmentId): Promise<Compiled> => await compile(environmentId, await listAt(environmentId, now()), null),
    store,
  );

  return {
    /** As they are now. */
    read: held.read,
    /** As they were at a past moment, with the catalog and policy of that moment. */
    readAt: async (environmentId: string, at: EpochMs): Promise<Compiled> =>
      await compile(environmentId, await listAt(environmentId, at), at),
    forget: held.forget,
  };
}

/** Those of all versions that were live after these changes, which come oldest first. */
export function liveAt(
  versions: readonly CampaignVersionRow[],
  changes: readonly CampaignChangeRow[],
): PublishedCampaign[] {
  const last = new Map(changes.map((change) => [change.campaignId, change]));
  return versions
    .filter(({ campaignId, version }) => {
      const change = last.get(campaignId);
      return change?.what === 'publish' && change.version === version;
    })
    .map(({ campaignId, version, body, publishedAt }) => ({ ...body, id: campaignId, version, publishedAt }));
}
