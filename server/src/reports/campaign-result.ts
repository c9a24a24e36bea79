import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import { motionOf } from '@uptier/shared/engine/campaigns/motion.ts';
import { tierPathCell } from '@uptier/shared/metrics/tier-path-cell.ts';
import type { ExposureRow } from '../store/queries/exposures.ts';
import { readCohort, toCohortEntry } from './cohort.ts';
import { judge } from './judge.ts';
import type { ConversionQuery } from './query.ts';
import { attributedTo, type TierPathDeps } from './tier-paths.ts';

/** One campaign's own cohort: its comparison, each variant's side, and the funnel of accounts from exposure to upgrade. */
export async function campaignResult(
  deps: TierPathDeps,
  environmentId: string,
  campaign: CampaignDraft & { id: string },
  asked: ConversionQuery,
) {
  const motion = motionOf(campaign);
  const query: ConversionQuery = { ...asked, motion, campaignId: campaign.id };
  const catalog = await deps.findCatalog(environmentId);
  const tiers = catalog.tiers.map(({ id }) => id);
  const { entries, upgrades } = await readCohort(deps, environmentId, query);
  const exposures = await deps.store.conversion.listExposures(environmentId, campaign.id, query);
  const path = campaign.path ?? { from: '', to: '' };
  const attributed = attributedTo(upgrades, query, catalog);
  const reading = { ...query, tiers };
  const cellOf = (rows: typeof entries) =>
    tierPathCell({ ...path, entries: rows.map(toCohortEntry), attributed }, reading);
  const shown = entries.filter(({ outcome }) => outcome === 'shown');
  const withheld = entries.filter(({ outcome }) => outcome === 'withheld');
  return {
    campaignId: campaign.id,
    motion,
    path: campaign.path ?? null,
    ...judge(cellOf(entries), entries, query.asOf),
    variants: variantsOf(campaign, shown).map((variantId) => {
      const own = shown.filter((row) => row.variantId === variantId);
      const cell = cellOf([...own, ...withheld]);
      return { variantId, shown: cell.shown, difference: cell.difference };
    }),
    funnel: funnelOf(exposures, attributed.upgrades),
  };
}

/** Those that are live, and after them those that were and brought somebody in. */
function variantsOf({ variants }: CampaignDraft, shown: readonly { variantId: string | null }[]): string[] {
  const seen = shown.flatMap(({ variantId }) => variantId ?? []);
  return [...new Set([...variants.map(({ id }) => id), ...seen])];
}

/** Accounts at each step, each step within the one before. */
function funnelOf(exposures: readonly ExposureRow[], upgraded: number) {
  const accounts = (has: (row: ExposureRow) => boolean) =>
    new Set(exposures.filter(has).map((row) => row.accountId)).size;
  const shown = (row: ExposureRow) => row.outcome === 'shown';
  const clicked = (row: ExposureRow) => shown(row) && (row.clickedAt ?? row.requestedAt ?? row.checkoutAt) !== null;
  return {
    withheld: accounts((row) => row.outcome === 'withheld'),
    exposed: accounts(shown),
    clicked: accounts(clicked),
    checkoutOrRequest: accounts((row) => clicked(row) && (row.checkoutAt ?? row.requestedAt) !== null),
    dismissed: accounts((row) => shown(row) && row.dismissedAt !== null),
    attributed: upgraded,
  };
}
