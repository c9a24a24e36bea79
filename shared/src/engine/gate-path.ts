import { createGate, exempt, pass, passed, stop } from './gate.ts';
import { tierRank } from './plan.ts';

const anyTier = pass('any-tier');
const noTier = stop('no-tier');
const otherTier = stop('other-tier');
const noWayUp = stop('no-way-up');

/** The account stands where the campaign's path starts, and the path leads up. */
export const pathGate = createGate(
  'path',
  (candidate) => {
    const { facts, entry } = candidate;
    const { path } = entry.campaign;
    if (candidate.isWarning) return exempt;
    if (!path) return anyTier;
    if (facts.tier === null) return noTier;
    if (path.from !== facts.tier) return otherTier;
    const { catalog } = facts.compiled;
    return candidate.isPitch && tierRank(catalog, path.to) <= tierRank(catalog, path.from) ? noWayUp : passed;
  },
  ({ facts, entry }) => ({
    tier: facts.tier,
    from: entry.campaign.path?.from ?? null,
    to: entry.campaign.path?.to ?? null,
  }),
);
