import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import { createHeld } from '../http/held.ts';
import type { Store } from '../store/port.ts';

interface Version {
  version: number;
  body: CampaignDraft;
}

/** Published versions by campaign. They never change, so what was read once is kept until something is published. */
export function createVersions({ store }: { store: Pick<Store, 'campaigns' | 'isShared'> }) {
  const held = createHeld(async (environmentId): Promise<Map<string, Version[]>> => {
    const rows = await store.campaigns.listVersions(environmentId);
    const versions = Map.groupBy(rows, ({ campaignId }) => campaignId);
    for (const list of versions.values()) list.sort((a, b) => b.version - a.version);
    return versions;
  }, store);

  return {
    /** The version, or the newest published one for null; null when there is none. */
    async find(environmentId: string, campaignId: string, version: number | null): Promise<Version | null> {
      const list = (await held.read(environmentId)).get(campaignId) ?? [];
      return (version === null ? list[0] : list.find((row) => row.version === version)) ?? null;
    },
    forget: held.forget,
  };
}
