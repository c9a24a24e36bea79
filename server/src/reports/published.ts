import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Store } from '../store/port.ts';
import type { CampaignRow } from '../store/queries/campaigns.ts';

/** What results of a campaign are read by: the version that is or was live; of one that never was, its draft. */
export async function publishedOf(
  { store }: { store: { campaigns: Pick<Store['campaigns'], 'findVersion'> } },
  { environmentId, id, publishedVersion, body }: CampaignRow,
): Promise<CampaignDraft & { id: string }> {
  const version =
    publishedVersion === null ? null : await store.campaigns.findVersion(environmentId, id, publishedVersion);
  return { ...(version?.body ?? body), id };
}
