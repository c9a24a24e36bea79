import type { Campaign } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { v7 } from 'uuid';
import type { Deps } from '../http/deps.ts';
import { Problem } from '../http/problem.ts';
import { trail } from '../http/trail.ts';
import type { Statement } from '../store/connection.ts';
import type { CampaignRow } from '../store/queries/campaigns.ts';
import { contentFaults } from './content-faults.ts';
import { findFaults } from './publishable.ts';
import { readRow, staleCampaign, toCampaign } from './row.ts';

interface Sources extends Pick<Deps, 'store' | 'now'> {
  readCatalog: (environmentId: string) => Promise<Catalog>;
  /** Told after every change of what is live. */
  changed: (environmentId: string) => void;
}

/** Puts campaigns live as immutable versions, and stops them. */
export function createPublishing({ store, now, readCatalog, changed }: Sources) {
  const turn = async (
    before: CampaignRow,
    after: CampaignRow,
    what: 'publish' | 'pause',
    who: string,
    also: Statement[],
  ) => {
    const { environmentId, id: campaignId, version } = after;
    const at = now();
    const detail = { id: campaignId, version };
    const outcome = await store.write([
      store.campaigns.save(after, before),
      ...also,
      store.campaigns.recordChange({ id: v7(), environmentId, campaignId, at, what, version }),
      store.audit.record(trail({ environmentId, who, at, what: `campaign.${what}`, detail })),
    ]);
    if (outcome === 'stale') throw staleCampaign(before.version);
    changed(environmentId);
    return toCampaign(after);
  };

  return {
    /** Throws `invalid` with everything that must be put right first. */
    async publish(environmentId: string, id: string, who: string): Promise<Campaign> {
      const row = await readRow(store, environmentId, id);
      if (row.status === 'live' && row.publishedVersion === row.version) return toCampaign(row);
      const catalog = await readCatalog(environmentId);
      const faults = { ...contentFaults(row.body, catalog), ...findFaults(row.body, catalog) };
      const [first] = Object.entries(faults);
      if (first) throw new Problem('invalid', `Before publishing, put right ${first[0]}: ${first[1]}.`, faults);
      const at = now();
      const next: CampaignRow = { ...row, status: 'live', publishedVersion: row.version, updatedAt: at };
      const frozen = { environmentId, campaignId: id, version: row.version, body: row.body, publishedAt: at };
      return await turn(row, next, 'publish', who, [store.campaigns.recordVersion(frozen)]);
    },

    async pause(environmentId: string, id: string, who: string): Promise<Campaign> {
      const row = await readRow(store, environmentId, id);
      if (row.status === 'paused') return toCampaign(row);
      if (row.status === 'draft') throw new Problem('conflict', 'This campaign was never published: nothing to stop.');
      return await turn(row, { ...row, status: 'paused', updatedAt: now() }, 'pause', who, []);
    },
  };
}
export type Publishing = ReturnType<typeof createPublishing>;
