import type { PublishedCampaign } from '../../contracts/campaign.ts';
import type { Catalog } from '../../contracts/catalog.ts';
import type { Saw } from '../../contracts/decision.ts';
import { limitOf } from '../account/plan.ts';
import { productsAt } from '../account/products.ts';
import { motionOf } from '../campaigns/motion.ts';
import { type Way, wayOf } from '../campaigns/way.ts';
import type { Candidate } from '../facts/candidate.ts';
import type { Facts } from '../facts/facts.ts';
import { createGate, exempt, pass, passed, stop, type Verdict } from './gate.ts';

const noWayUp = stop('no-way-up');
const alreadyAttached = stop('already-attached');
const verdicts: Record<Way, Verdict> = {
  exempt,
  'any-tier': pass('any-tier'),
  open: passed,
  'no-tier': stop('no-tier'),
  'other-tier': stop('other-tier'),
  'no-way-up': noWayUp,
  'unknown-product': stop('unknown-product'),
};

/** The account stands where the campaign's path starts, and the path leads to more than it has. */
export const pathGate = createGate('path', judge, saw);

/** Asks no more than campaign, tier and catalog, so that a publish can sort its campaigns by it. */
export function judgePath(campaign: PublishedCampaign, tier: string | null, catalog: Catalog): Verdict {
  return verdicts[wayOf(campaign, tier, catalog)];
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
