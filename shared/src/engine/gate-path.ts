import type { PublishedCampaign } from '../contracts/campaign.ts';
import type { Catalog } from '../contracts/catalog.ts';
import { createGate, exempt, pass, passed, stop, type Verdict } from './gate.ts';
import { tierRank } from './plan.ts';

const anyTier = pass('any-tier');
const noTier = stop('no-tier');
const otherTier = stop('other-tier');
const noWayUp = stop('no-way-up');

/** The account stands where the campaign's path starts, and the path leads up. */
export const pathGate = createGate(
  'path',
  ({ facts, entry }) => judgePath(entry.campaign, facts.tier, facts.compiled.catalog),
  ({ facts, entry }) => ({
    tier: facts.tier,
    from: entry.campaign.path?.from ?? null,
    to: entry.campaign.path?.to ?? null,
  }),
);

/** Asks no more than campaign, tier and catalog, so that a publish can sort its campaigns by it. */
export function judgePath({ kind, path }: PublishedCampaign, tier: string | null, catalog: Catalog): Verdict {
  if (kind === 'limit-warning') return exempt;
  if (!path) return anyTier;
  if (tier === null) return noTier;
  if (path.from !== tier) return otherTier;
  return kind === 'upgrade' && tierRank(catalog, path.to) <= tierRank(catalog, path.from) ? noWayUp : passed;
}
