import type { Campaign, CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { drawScope } from '@uptier/shared/engine/campaigns/assign.ts';
import { namePath } from '../../../api/tiers.ts';
import { plural, wholePercent } from '../../../ui/format.ts';

type Named = Pick<Campaign, 'id'> & Pick<CampaignDraft, 'holdout' | 'motion' | 'path'>;

/** What campaigns of one path withhold together: the highest share of all. */
export interface PathHoldout {
  /** What this campaign asks for, and what holds. */
  own: number;
  shared: number;
  /** Live campaigns of the same path, and what holds for them before this one is published. */
  others: number;
  before: number;
}

/** The holdout that a draft would come to beside the live campaigns of its path. */
export function pathHoldout(draft: Named, campaigns: readonly Campaign[]): PathHoldout {
  const others = campaigns.filter(
    (other) =>
      other.status === 'live' &&
      other.id !== draft.id &&
      other.kind !== 'limit-warning' &&
      draft.path !== undefined &&
      drawScope(other) === drawScope(draft),
  );
  const before = Math.max(0, ...others.map(({ holdout }) => holdout));
  return { own: draft.holdout, shared: Math.max(before, draft.holdout), others: others.length, before };
}

/** "20% of accounts are withheld: this campaign asks for 10%, but campaigns of Starter → Pro share the highest." */
export function holdoutWords(draft: Named, campaigns: readonly Campaign[], catalog: Catalog | undefined): string {
  const { own, shared, others, before } = pathHoldout(draft, campaigns);
  const share = `${wholePercent(shared)} of accounts are withheld`;
  if (others === 0 || !draft.path) return `${share}.`;
  const { fromName, toName } = namePath(catalog, draft.path);
  const path = `${fromName} → ${toName}`;
  if (own < before)
    return `${share}: this campaign asks for ${wholePercent(own)}, but campaigns of ${path} share the highest.`;
  const together = `${share}, together with ${plural(others, 'other campaign')} of ${path}.`;
  return own > before ? `${together} Theirs goes up from ${wholePercent(before)}.` : together;
}
