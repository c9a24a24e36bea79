import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { type LimitWatch, watchLimits } from '@uptier/shared/engine/campaigns/thresholds.ts';
import type { Deps } from '../http/deps.ts';
import { liveAt } from './live.ts';

/** What the crossing of limits depended on at an instant; the same object as long as nothing of it changed. */
export type WatchAt = (at: EpochMs) => LimitWatch;

interface CatalogVersion {
  since: EpochMs;
  read: () => Catalog;
}

/** The catalogs and limit campaigns of the past, as they followed each other up to a moment. */
export function createWatches(
  { store }: Pick<Deps, 'store'>,
  listCatalogs: (environmentId: string, until: EpochMs) => Promise<readonly CatalogVersion[]>,
) {
  return async function readWatches(environment: Environment, until: EpochMs): Promise<WatchAt> {
    const [allVersions, allChanges, catalogs] = await Promise.all([
      store.campaigns.listVersions(environment.id),
      store.campaigns.listChanges(environment.id, until),
      listCatalogs(environment.id, until),
    ]);
    const ofLimits = new Set(
      allVersions.filter(({ body }) => body.trigger.kind === 'limit').map(({ campaignId }) => campaignId),
    );
    const versions = allVersions.filter(({ campaignId }) => ofLimits.has(campaignId));
    const changes = allChanges.filter(({ campaignId }) => ofLimits.has(campaignId));
    const turns = [...new Set([...changes.map(({ at }) => at), ...catalogs.map(({ since }) => since)])];
    turns.sort((a, b) => a - b);
    const known = new Map<number, LimitWatch>();
    return (at) => {
      const turn = turns.findLastIndex((since) => since <= at);
      const watch = known.get(turn) ?? watchLimits({ ...worldAt(at), environment });
      known.set(turn, watch);
      return watch;
    };

    function worldAt(at: EpochMs) {
      const catalog = catalogs.findLast(({ since }) => since <= at) ?? catalogs[0];
      const campaigns = liveAt(
        versions,
        changes.filter((change) => change.at <= at),
      );
      return { campaigns, catalog: catalog?.read() ?? nothingSold };
    }
  };
}

const nothingSold: Catalog = { version: 0, tiers: [], features: [], limits: [], products: [] };
