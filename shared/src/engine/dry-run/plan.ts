import type { CampaignDraft, PublishedCampaign } from '../../contracts/campaign.ts';
import type { EpochMs } from '../../contracts/time.ts';
import { type Compiled, type CompiledCampaign, type CompileInput, compileCampaigns } from '../campaigns/compile.ts';
import { type Thresholds, thresholdsFor } from '../campaigns/thresholds.ts';

/** Before every moment that is replayed. */
const LONG_AGO: EpochMs = 0;

/** Two worlds to compare: the live campaigns with the draft among them, and without it. */
export interface DryRunPlan {
  withDraft: Compiled;
  without: Compiled;
  draft: CompiledCampaign;
  /** True when the draft changes nothing for the others but who comes first: no holdout they share, no threshold. */
  isNeutral: boolean;
  from: EpochMs;
  to: EpochMs;
}

/**
 * Compiles what is live today, with and without a draft, as if all of it had been published long ago. Of a campaign that
 * is live already the draft takes the place.
 *
 * @example const plan = planDryRun({ campaigns, catalog, policy, environment }, { ...draft, id: 'c1' }, { from, to });
 */
export function planDryRun(
  live: CompileInput,
  draft: CampaignDraft & { id: string },
  { from, to }: { from: EpochMs; to: EpochMs },
): DryRunPlan {
  const published = (campaign: CampaignDraft & { id: string }): PublishedCampaign => ({
    ...campaign,
    version: 0,
    publishedAt: LONG_AGO,
  });
  const others = live.campaigns.filter(({ id }) => id !== draft.id).map(published);
  const without = compileCampaigns({ ...live, campaigns: others });
  const withDraft = compileCampaigns({ ...live, campaigns: [...others, published(draft)] });
  const compiled = withDraft.byId.get(draft.id);
  if (!compiled) throw new Error(`campaign ${draft.id} was not compiled`);
  return { withDraft, without, draft: compiled, isNeutral: isNeutral(withDraft, without), from, to };
}

function isNeutral(withDraft: Compiled, without: Compiled): boolean {
  const isSameShare = without.campaigns.every(
    ({ campaign, holdout }) => withDraft.byId.get(campaign.id)?.holdout === holdout,
  );
  return isSameShare && isSameThresholds(withDraft.thresholds, without.thresholds);
}

function isSameThresholds(some: Thresholds, others: Thresholds): boolean {
  const spans = [...some.spans, ...others.spans];
  const tiers = [null, ...spans.flatMap(({ byTier }) => [...byTier.keys()])];
  // Within a span the instants are alike: its last one tells of all.
  const told = (thresholds: Thresholds) =>
    JSON.stringify(
      spans.map(({ until }) =>
        tiers.map((tier) => [...thresholdsFor(thresholds, tier, Math.min(until - 1, Number.MAX_VALUE))].sort()),
      ),
    );
  return told(some) === told(others);
}
