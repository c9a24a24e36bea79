import { type Catalog, catalogSchema } from '@uptier/shared/contracts/catalog.ts';
import { z } from 'zod';
import type { Call } from './call.ts';
import { draftFor } from './campaigns.ts';
import type { TruePath } from './paths.ts';

const versionedSchema = z.looseObject({ version: z.int() });
const campaignSchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  motion: z.string().optional(),
  path: z.object({ from: z.string(), to: z.string() }).optional(),
  trigger: z.looseObject({ kind: z.string(), placement: z.string().optional() }),
});
const campaignsSchema = z.looseObject({ campaigns: z.array(campaignSchema) });
export type StagedCampaign = z.output<typeof campaignSchema>;

/** What is sold there; `otherwise` is written where nothing is yet. */
export async function readCatalog(call: Call, otherwise: () => Promise<unknown>): Promise<Catalog> {
  const found = catalogSchema.parse(await call({ method: 'GET', path: '/v1/catalog', key: 'sk' }));
  if (found.tiers.length > 0) return found;
  const body = { ...z.looseObject({}).parse(await otherwise()), version: found.version };
  return catalogSchema.parse(await call({ method: 'PUT', path: '/v1/catalog', key: 'sk', body }));
}

export async function listCampaigns(call: Call): Promise<StagedCampaign[]> {
  return campaignsSchema.parse(await call({ method: 'GET', path: '/v1/campaigns', key: 'sk' })).campaigns;
}

/** Sets the holdout of the whole environment. */
export async function setHoldout(call: Call, holdout: number): Promise<void> {
  const { version } = versionedSchema.parse(await call({ method: 'GET', path: '/v1/policy', key: 'sk' }));
  await call({ method: 'PUT', path: '/v1/policy', key: 'sk', body: { version, holdout } });
}

/** Puts one campaign for each path live and stops every other; answers the path of each campaign. */
export async function publishPaths(
  call: Call,
  paths: readonly TruePath[],
  { catalog, windowDays, holdout }: { catalog: Catalog; windowDays: number; holdout: number },
): Promise<Map<string, TruePath>> {
  const act = async (id: string, what: 'publish' | 'pause') => {
    await call({ method: 'POST', path: `/v1/campaigns/${encodeURIComponent(id)}/${what}`, key: 'sk', body: {} });
  };
  for (const { id, status } of await listCampaigns(call)) if (status === 'live') await act(id, 'pause');
  const nameOf = (tier: string) => catalog.tiers.find(({ id }) => id === tier)?.name ?? tier;
  const pathOf = new Map<string, TruePath>();
  for (const path of paths) {
    const body = draftFor(path, { from: nameOf(path.from), to: nameOf(path.to) }, { windowDays, holdout });
    const { id } = campaignSchema.parse(await call({ method: 'POST', path: '/v1/campaigns', key: 'sk', body }));
    await act(id, 'publish');
    pathOf.set(id, path);
  }
  return pathOf;
}
