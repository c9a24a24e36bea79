import type { QueryClient } from '@tanstack/preact-query';
import type { Campaign, CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Reason } from '@uptier/shared/contracts/decision.ts';
import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { Side, TierPathCell } from '@uptier/shared/contracts/report.ts';
import type { SampleRatio } from '@uptier/shared/stats/sample-ratio-mismatch.ts';
import type { Verdict } from '@uptier/shared/stats/verdict.ts';
import { useAsk } from './ask.ts';
import { call, withQuery } from './client.ts';
import { environmentId } from './environment.ts';
import { useRead } from './query.ts';
import { REPORTS } from './reports.ts';

export const CAMPAIGNS = '/v1/campaigns';

export const campaignPath = (id: string) => `${CAMPAIGNS}/${encodeURIComponent(id)}`;

export const useCampaign = (id: string) => useRead<Campaign>(campaignPath(id));

export const readCampaign = (id: string) => call<Campaign>(campaignPath(id));

/** Writes a draft that was made from `version`. Throws `stale` when somebody else wrote since. */
export const saveDraft = (id: string, draft: CampaignDraft, version: number) =>
  call<Campaign>(campaignPath(id), { method: 'PUT', body: { ...draft, version } });

export const publishCampaign = (id: string) =>
  call<Campaign>(`${campaignPath(id)}/publish`, { method: 'POST', body: {} });

/** What was just answered need not be read again. */
export const keepCampaign = (queries: QueryClient, campaign: Campaign) =>
  queries.setQueryData([environmentId.value, campaignPath(campaign.id)], campaign);

type Difference = TierPathCell['difference'];

/** A campaign in the list: who met it in the period and what came of it. */
export type CampaignRow = {
  id: string;
  exposed: number;
  shown: Side;
  withheld: Side;
  difference: Difference;
  verdict: Verdict;
};

/** Campaigns with their results; the overview reads them all at once. */
export const useCampaignRows = (period: { from: string; to: string }) =>
  useRead<{ campaigns: readonly CampaignRow[] }>(withQuery(`${REPORTS}/overview`, period), { keep: true });

export type CampaignResult = TierPathCell & {
  campaignId: string;
  verdict: Verdict;
  srm: SampleRatio | null;
  variants: readonly { variantId: string; shown: Side; difference: Difference }[];
  funnel: Readonly<
    Record<'withheld' | 'exposed' | 'clicked' | 'checkoutOrRequest' | 'dismissed' | 'attributed', number>
  >;
};

export const useCampaignResult = (id: string, query: { from: string; to: string }) =>
  useRead<CampaignResult>(withQuery(`${REPORTS}/campaigns/${encodeURIComponent(id)}`, query), { keep: true });

export type PreviewRequest = {
  campaign: CampaignDraft;
  campaignId?: string;
  variantId?: string;
  accountId: string;
  userId: string;
  locale?: string;
};
export type Preview = {
  nudge: Nudge | null;
  fields: readonly { field: string; value: string | null }[];
  outcome: 'show' | 'withhold' | 'none';
  reason: Reason;
};

/** A draft as one user would see it now. */
export const usePreview = (request: PreviewRequest | null) => useAsk<Preview>(`${CAMPAIGNS}/preview`, request);
