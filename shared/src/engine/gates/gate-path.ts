import type { PublishedCampaign } from '../../contracts/campaign.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import type { Saw } from '../../contracts/decision.ts';
import { limitOf, tierRank } from '../account/plan.ts';
import { productsAt } from '../account/products.ts';
import { motionOf } from '../campaigns/motion.ts';
import type { Candidate } from '../facts/candidate.ts';
import type { Facts } from '../facts/facts.ts';
import { createGate, exempt, pass, passed, stop, type Verdict } from './gate.ts';

const anyTier = pass('any-tier');
const noTier = stop('no-tier');
const otherTier = stop('other-tier');
const noWayUp = stop('no-way-up');
const unknownProduct = stop('unknown-product');
const alreadyAttached = stop('already-attached');

/** The account stands where the campaign's path starts, and the path leads to more than it has. */
export const pathGate = createGate('path', judge, saw);

/** Asks no more than campaign, tier and catalog, so that a publish can sort its campaigns by it. */
export function judgePath({ kind, motion, path }: PublishedCampaign, tier: string | null, catalog: Catalog): Verdict {
  if (kind === 'limit-warning') return exempt;
  if (!path) return anyTier;
  if (tier === null) return noTier;
  if (path.from !== tier) return otherTier;
  if (motion === 'seats') return passed;
  if (motion === 'cross-sell') return catalog.products.some(({ id }) => id === path.to) ? passed : unknownProduct;
  return kind === 'upgrade' && tierRank(catalog, path.to) <= tierRank(catalog, path.from) ? noWayUp : passed;
}

function judge({ facts, entry: { campaign } }: Candidate): Verdict {
  const verdict = judgePath(campaign, facts.tier, facts.compiled.catalog);
  return verdict === passed ? judgeHave(campaign, facts) : verdict;
}

/** The part that depends on more of the account than its tier. */
function judgeHave({ motion, path }: PublishedCampaign, facts: Facts): Verdict {
  // Of unlimited seats there are no more to sell.
  if (motion === 'seats') return seatsOf(facts) === null ? noWayUp : passed;
  if (motion !== 'cross-sell' || !path) return passed;
  return productsAt(facts.state, facts.now)?.includes(path.to) ? alreadyAttached : passed;
}

function saw({ facts, entry: { campaign } }: Candidate): Saw {
  const { tier } = facts;
  const from = campaign.path?.from ?? null;
  switch (motionOf(campaign)) {
    case 'seats': {
      const use = facts.usage('seats');
      return { tier, from, seats: seatsOf(facts), used: use?.used ?? null, ratio: use?.ratio ?? null };
    }
    case 'cross-sell':
      return { tier, from, product: campaign.path?.to ?? null, products: productsAt(facts.state, facts.now) };
    case 'tier':
      return { tier, from, to: campaign.path?.to ?? null };
  }
}

function seatsOf({ compiled, plan }: Facts): number | null {
  return limitOf(compiled.catalog, plan?.value ?? null, 'seats');
}
