import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import { compileCampaigns } from '@uptier/shared/engine/campaigns/compile.ts';
import { createDrafts } from './campaigns/drafts.ts';
import { createLiveCampaigns } from './campaigns/live.ts';
import { createPublishing } from './campaigns/publish.ts';
import { createWatches } from './campaigns/watches.ts';
import { createCatalogs } from './catalog/catalog.ts';
import type { Environments } from './environments/environments.ts';
import { createChanges } from './http/changes.ts';
import type { Deps } from './http/deps.ts';
import type { Names } from './names/names.ts';
import type { Neighbours } from './neighbours.ts';
import { createPolicies } from './policy/policy.ts';

interface Sources {
  environments: Environments;
  neighbours: Neighbours;
  names: Names;
  /** Counts accounts again where the catalog counts otherwise than before. */
  recount: (environmentId: string) => void;
}

/** What is sold, the rules, and the campaigns that go by both; `changes` tells when any of them changed. */
export function createOffers(deps: Deps, { environments, neighbours, names, recount }: Sources) {
  const changes = createChanges((environmentId) =>
    neighbours.tell({ environmentId, accountId: null, change: { kind: 'campaigns' } }),
  );
  const catalogs = createCatalogs(deps, (environmentId) => {
    changes.tell(environmentId);
    recount(environmentId);
  });
  const policies = createPolicies(deps, changes.tell);
  const live = createLiveCampaigns(deps, async (environmentId, campaigns, at) => {
    const environment = await environments.find(environmentId);
    if (!environment) throw new Error(`no environment ${environmentId}`);
    const [catalog, policy] = await Promise.all([
      at === null ? catalogs.read(environmentId) : catalogs.readAt(environmentId, at),
      at === null ? policies.read(environmentId) : policies.readAt(environmentId, at),
    ]);
    return compileCampaigns({ campaigns, catalog, policy, environment });
  });
  for (const held of [catalogs, policies, live]) changes.subscribe(held.forget);
  const readWatches = createWatches(deps, catalogs.listUntil);
  /** The instants up to a moment at which any of it changed, oldest first. */
  const listTurns = async (environmentId: string, until: EpochMs): Promise<EpochMs[]> => {
    const [moves, ...documents] = await Promise.all([
      deps.store.campaigns.listChanges(environmentId, until),
      catalogs.listUntil(environmentId, until),
      policies.listUntil(environmentId, until),
    ]);
    const turns = new Set([...moves.map(({ at }) => at), ...documents.flat().map(({ since }) => since)]);
    return [...turns].sort((a, b) => a - b);
  };
  const publishing = createPublishing({
    ...deps,
    readCatalog: catalogs.read,
    listNames: names.list,
    changed: changes.tell,
  });
  return {
    changes,
    catalogs,
    policies,
    live,
    listTurns,
    readWatches,
    campaigns: { ...createDrafts(deps), ...publishing },
  };
}

export type Offers = ReturnType<typeof createOffers>;
