import type { CampaignDraft, Path } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { tierRank } from '@uptier/shared/engine/account/plan.ts';
import { motionOf } from '@uptier/shared/engine/campaigns/motion.ts';

type Faults = Record<string, string>;

const missing = {
  tier: 'an upgrade needs the tiers it leads from and to',
  seats: 'a campaign for seats needs the tier it is for, as from and as to',
  'cross-sell': 'a cross-sell needs the tier it is for as from, and the product as to',
} as const;

/** What is wrong with where a campaign leads: to a higher tier, to more seats of a tier, or to a product. */
export function pathFaults(draft: CampaignDraft, catalog: Catalog): Faults {
  const { kind, path } = draft;
  const motion = motionOf(draft);
  if (!path) return kind === 'upgrade' || motion !== 'tier' ? { path: missing[motion] } : {};
  if (tierRank(catalog, path.from) < 0) return { 'path.from': `the catalog has no tier ${path.from}` };
  if (motion === 'seats') return seatsFaults(path);
  return motion === 'cross-sell' ? productFaults(path, catalog) : tierFaults(draft, path, catalog);
}

function tierFaults({ kind }: CampaignDraft, { from, to }: Path, catalog: Catalog): Faults {
  const rank = tierRank(catalog, to);
  if (rank < 0) {
    const isProduct = catalog.products.some(({ id }) => id === to);
    const hint = isProduct ? '; it is a product, which a campaign with the motion cross-sell leads to' : '';
    return { 'path.to': `the catalog has no tier ${to}${hint}` };
  }
  const isUp = rank > tierRank(catalog, from);
  return kind !== 'limit-warning' && !isUp ? { 'path.to': `${to} is not above ${from} in the catalog` } : {};
}

function seatsFaults({ from, to }: Path): Faults {
  return from === to ? {} : { 'path.to': `more seats stay on their tier: write ${from} here too` };
}

function productFaults({ to }: Path, { products }: Catalog): Faults {
  if (products.some(({ id }) => id === to)) return {};
  const known = products.map(({ id }) => id).join(', ');
  const hint = known === '' ? 'add one to the catalog' : `write one of ${known}`;
  return { 'path.to': `the catalog has no product ${to}: ${hint}` };
}
