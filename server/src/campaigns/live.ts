import type { PublishedCampaign } from '@uptier/shared/contracts/campaign.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Deps } from '../http/deps.ts';

/** What decisions run on: the published versions that are live, compiled once per change. */
export function createLiveCampaigns<Compiled>(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  compile: (environmentId: string, campaigns: readonly PublishedCampaign[], at: EpochMs | null) => Promise<Compiled>,
) {
  const held = new Map<string, Promise<Compiled>>();

  const listAt = async (environmentId: string, at: EpochMs): Promise<PublishedCampaign[]> => {
    const [versions, changes] = await Promise.all([
      store.campaigns.listVersions(environmentId),
      store.campaigns.listChanges(environmentId, at),
    ]);
    const last = new Map(changes.map((change) => [change.campaignId, change]));
    return versions
      .filter(({ campaignId, version }) => {
        const change = last.get(campaignId);
        return change?.what === 'publish' && change.version === version;
      })
      .map(({ campaignId, version, body, publishedAt }) => ({ ...body, id: campaignId, version, publishedAt }));
  };

  const build = async (environmentId: string): Promise<Compiled> =>
    await compile(environmentId, await listAt(environmentId, now()), null);

  return {
    /** As they are now. */
    async read(environmentId: string): Promise<Compiled> {
      const found = held.get(environmentId);
      if (found !== undefined) return await found;
      const built = build(environmentId);
      held.set(environmentId, built);
      built.catch(() => held.delete(environmentId));
      return await built;
    },
    /** As they were at a past moment, with the catalog and policy of that moment. */
    readAt: async (environmentId: string, at: EpochMs): Promise<Compiled> =>
      await compile(environmentId, await listAt(environmentId, at), at),
    forget(environmentId: string): void {
      held.delete(environmentId);
    },
  };
}
