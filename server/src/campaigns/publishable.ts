import type { SeenNames } from '@uptier/shared/contracts/audience.ts';
import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { judgeAudience } from './audience-faults.ts';
import { pathFaults } from './path-faults.ts';

/** What is wrong where; empty when a campaign may go live. */
export type Faults = Record<string, string>;

/** Everything that must be put right before a draft may be published against this catalog and what was really sent. */
export function findFaults(draft: CampaignDraft, catalog: Catalog, seen: SeenNames | null): Faults {
  return {
    ...variantFaults(draft),
    ...pathFaults(draft, catalog),
    ...triggerFaults(draft, catalog),
    ...judgeAudience(draft, catalog, seen).faults,
  };
}

function variantFaults({ variants }: CampaignDraft): Faults {
  if (variants.length === 0) return { variants: 'needs at least one variant' };
  if (variants.every(({ weight }) => weight === 0)) return { variants: 'at least one variant needs a weight above 0' };
  const seen = new Set<string>();
  for (const [index, { id }] of variants.entries()) {
    if (seen.has(id)) return { [`variants.${index}.id`]: `the id ${id} stands here twice` };
    seen.add(id);
  }
  return {};
}

function triggerFaults({ kind, trigger }: CampaignDraft, catalog: Catalog): Faults {
  if (trigger.kind === 'limit' && !catalog.limits.some(({ id }) => id === trigger.limit)) {
    return { 'trigger.limit': `the catalog has no limit ${trigger.limit}` };
  }
  if (trigger.kind === 'feature' && !catalog.features.some(({ id }) => id === trigger.feature)) {
    return { 'trigger.feature': `the catalog has no feature ${trigger.feature}` };
  }
  return kind === 'limit-warning' && trigger.kind !== 'limit'
    ? { trigger: 'a limit warning is triggered by a limit' }
    : {};
}
