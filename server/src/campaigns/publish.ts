import type { SeenNames } from '@uptier/shared/contracts/audience.ts';
import type { Campaign, CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { v7 } from 'uuid';
import type { Deps } from '../http/deps.ts';
import { Problem } from '../http/problem.ts';
import { trail } from '../http/trail.ts';
import type { Statement } from '../store/connection.ts';
import type { CampaignRow } from '../store/queries/campaigns.ts';
import { judgeAudience } from './audience-faults.ts';
import { contentFaults } from './content-faults.ts';
import { findFaults } from './publishable.ts';
import { readRow, staleCampaign, toCampaign } from './row.ts';

interface Sources extends Pick<Deps, 'store' | 'now'> {
  readCatalog: (environmentId: string) => Promise<Catalog>;
  /** The traits and events that were really sent. */
  listNames: (environmentId: string) => Promise<SeenNames>;
  /** Told after every change of what is live. */
  changed: (environmentId: string) => void;
}

/** By path in the campaign, what deserves another look. */
export type Published = Campaign & { warnings?: Record<string, string> };

/** Puts campaigns live as immutable versions, and stops them. */
export function createPublishing({ store, now, readCatalog, listNames, changed }: Sources) {
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
    /** Throws `invalid` with everything that must be put right first; `warnings` deserve another look. */
    async publish(environmentId: string, id: string, who: string): Promise<Published> {
      const row = await readRow(store, environmentId, id);
      if (row.status === 'live' && row.publishedVersion === row.version) return toCampaign(row);
      const [catalog, seen] = await Promise.all([readCatalog(environmentId), listNames(environmentId)]);
      requirePublishable(row.body, catalog, 'Before publishing', seen);
      const { warnings } = judgeAudience(row.body, catalog, seen);
      const at = now();
      const next: CampaignRow = { ...row, status: 'live', publishedVersion: row.version, updatedAt: at };
      const frozen = { environmentId, campaignId: id, version: row.version, body: row.body, publishedAt: at };
      const published = await turn(row, next, 'publish', who, [store.campaigns.recordVersion(frozen)]);
      return Object.keys(warnings).length === 0 ? published : { ...published, warnings };
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

/** Throws `invalid` with everything that is wrong, by field. */
export function requirePublishable(
  draft: CampaignDraft,
  catalog: Catalog,
  before: string,
  seen: SeenNames | null = null,
): void {
  const faults = { ...contentFaults(draft, catalog), ...findFaults(draft, catalog, seen) };
  const [first] = Object.entries(faults);
  if (first) throw new Problem('invalid', `${before}, put right ${first[0]}: ${first[1]}.`, faults);
}
