import type { CampaignDraft, CampaignKind, CampaignMotion } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';

/** Stands for accounts of any tier where a tier is chosen. */
export const ANY = '';

/** Where a path of a motion leads from a tier: the tier above, the same one for seats, the first product. */
function leadsTo(motion: CampaignMotion, from: string, { tiers, products }: Catalog): string {
  if (motion === 'seats') return from;
  if (motion === 'cross-sell') return products[0]?.id ?? '';
  return tiers[tiers.findIndex(({ id }) => id === from) + 1]?.id ?? from;
}

/** The draft with another motion: its path leads where that motion leads. */
export function withMotion(draft: CampaignDraft, motion: CampaignMotion, catalog: Catalog): CampaignDraft {
  const { motion: _before, path, ...rest } = draft;
  const from = path?.from ?? catalog.tiers[0]?.id;
  return {
    ...rest,
    ...(motion !== 'tier' && { motion }),
    ...(from !== undefined && { path: { from, to: leadsTo(motion, from, catalog) } }),
  };
}

/** The draft with another tier to start from; without one it is for accounts of any tier. */
export function withFrom(draft: CampaignDraft, from: string, catalog: Catalog): CampaignDraft {
  const { path, ...rest } = draft;
  if (from === ANY) return rest;
  const { motion = 'tier' } = draft;
  const to = motion === 'cross-sell' && path ? path.to : leadsTo(motion, from, catalog);
  return { ...rest, path: { from, to } };
}

/** The draft as another kind: only an upgrade grows seats or products, so that every other one leads to a tier again. */
export function withKind(draft: CampaignDraft, kind: CampaignKind, catalog: Catalog): CampaignDraft {
  const isKept = kind === 'upgrade' || draft.motion === undefined || draft.motion === 'tier';
  return { ...(isKept ? draft : withMotion(draft, 'tier', catalog)), kind };
}
