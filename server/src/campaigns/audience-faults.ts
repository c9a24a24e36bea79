import type { SeenNames } from '@uptier/shared/contracts/audience.ts';
import type { CampaignDraft } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { checkAudience } from '@uptier/shared/engine/audience/check.ts';

/**
 * What must be put right in a draft's audience, and what only deserves another look, by path: `audience.all.0.value`.
 * Without `seen` it is not checked against what was sent.
 */
export function judgeAudience({ audience }: Pick<CampaignDraft, 'audience'>, catalog: Catalog, seen: SeenNames | null) {
  const faults: Record<string, string> = {};
  const warnings: Record<string, string> = {};
  for (const { path, message, isWarning } of checkAudience(audience, { catalog, seen }))
    (isWarning ? warnings : faults)[`audience.${path}`] ??= message;
  return { faults, warnings };
}
