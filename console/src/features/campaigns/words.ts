import type { CampaignDraft, CampaignKind } from '@uptier/shared/contracts/campaign.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';
import type { Trigger } from '@uptier/shared/contracts/trigger.ts';
import { describeAudience, describePart } from '@uptier/shared/engine/audience/sentence.ts';
import { count, plural } from '../../ui/format.ts';

export const KINDS: Readonly<Record<CampaignKind, string>> = {
  upgrade: 'Upgrade',
  adoption: 'Adoption',
  'limit-warning': 'Limit warning',
};

export const SURFACES: Readonly<Record<Surface, string>> = {
  banner: 'Banner',
  modal: 'Modal',
  toast: 'Toast',
  tooltip: 'Tooltip',
  card: 'Inline card',
  meter: 'Meter',
  paywall: 'Paywall',
};

/** "Everyone on Starter", "On Starter, where account’s industry is health": the path limits who is meant, too. */
export function audienceWords(
  { kind, path, audience }: Pick<CampaignDraft, 'kind' | 'path' | 'audience'>,
  catalog: Catalog,
): string {
  // A warning goes by no path.
  if (!path || kind === 'limit-warning') return describeAudience(audience, catalog);
  const tier = catalog.tiers.find(({ id }) => id === path.from)?.name ?? path.from;
  const part = describePart(audience, catalog);
  return part === 'everyone' ? `Everyone on ${tier}` : `On ${tier}, where ${part}`;
}

/** "report runs ≥ 80%", "billing-page", "a click on SSO" */
export function triggerWords(trigger: Trigger, catalog: Catalog | undefined): string {
  switch (trigger.kind) {
    case 'placement':
      return trigger.placement || 'no placement yet';
    case 'event':
      if (!trigger.name) return 'no event yet';
      return `${trigger.delayMs ? `${durationWords(trigger.delayMs)} ` : ''}after ${trigger.name}`;
    case 'feature': {
      const name = catalog?.features.find(({ id }) => id === trigger.feature)?.name ?? trigger.feature;
      return name ? `a click on ${name}` : 'no feature yet';
    }
    case 'limit': {
      const name = catalog?.limits.find(({ id }) => id === trigger.limit)?.name ?? trigger.limit;
      return name ? `${name} ≥ ${trigger.thresholds.join(', ')}%` : 'no limit yet';
    }
    case 'milestone': {
      if (!trigger.name) return 'no milestone yet';
      const by = trigger.by === 'user' ? 'one user' : 'the account';
      return `${count(trigger.count)} × ${trigger.name} by ${by}`;
    }
    case 'adoption':
      return `adoption reached ${trigger.percent}%`;
  }
}

const UNITS = [
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const;

/** "2 hours", "90 seconds": in the largest unit that fits without a rest. */
function durationWords(ms: number): string {
  const [length, unit] = UNITS.find(([each]) => ms % each === 0) ?? [1000, 'second'];
  return plural(Math.round(ms / length), unit);
}
