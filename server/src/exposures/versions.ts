import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Store } from '../store/port.ts';

interface Version {
  version: number;
  body: CampaignDraft;
}

/** Published versions by campaign. They never change, so what was read once is kept until something is published. */
export function createVersions({ store }: { store: Pick<Store, 'campaigns'> }) {
  const held = new Map<string, Promise<Map<string, Version[]>>>();

  async function load(environmentId: string): Promise<Map<string, Version[]>> {
    const rows = await store.campaigns.listVersions(environmentId);
    const versions = Map.groupBy(rows, ({ campaignId }) => campaignId);
    for (const list of versions.values()) list.sort((a, b) => b.version - a.version);
    return versions;
  }

  return {
    /** The version, or the newest published one for null; null when there is none. */
    async find(environmentId: string, campaignId: string, version: number | null): Promise<Version | null> {
      const loading = held.get(environmentId) ?? load(environmentId);
      held.set(environmentId, loading);
      const list = (await loading).get(campaignId) ?? [];
      return (version === null ? list[0] : list.find((row) => row.version === version)) ?? null;
    },
    forget(environmentId: string): void {
      held.delete(environmentId);
    },
  };
}

export type Versions = ReturnType<typeof createVersions>;
