import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import { Problem } from '../http/problem.ts';
import type { Store } from '../store/port.ts';
import type { CampaignRow } from '../store/queries/campaigns.ts';

export async function readRow(store: Store, environmentId: string, id: string): Promise<CampaignRow> {
  const row = await store.campaigns.find(environmentId, id);
  if (row) return row;
  throw new Problem('not_found', 'There is no such campaign: see GET /v1/campaigns.');
}

export function toCampaign({ id, status, version, publishedVersion, body }: CampaignRow): Campaign {
  return { ...body, id, status, version, publishedVersion };
}

export function staleCampaign(version: number): Problem {
  return new Problem('stale', `The campaign is at version ${version}: read it again, then change it.`);
}
