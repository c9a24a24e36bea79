import type { CampaignKind } from '@uptier/shared/contracts/campaign.ts';
import type { Trigger } from '@uptier/shared/contracts/trigger.ts';
import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import type { Surface } from '@uptier/shared/contracts/surface.ts';

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

/** "report runs ≥ 80%", "billing-page", "a click on SSO" */
export function triggerWords(trigger: Trigger, catalog: Catalog | undefined): string {
  switch (trigger.kind) {
    case 'placement':
      return trigger.placement || 'no placement yet';
    case 'event':
      return trigger.name ? `after ${trigger.name}` : 'no event yet';
    case 'feature': {
      const name = catalog?.features.find(({ id }) => id === trigger.feature)?.name ?? trigger.feature;
      return name ? `a click on ${name}` : 'no feature yet';
    }
    case 'limit': {
      const name = catalog?.limits.find(({ id }) => id === trigger.limit)?.name ?? trigger.limit;
      return name ? `${name} ≥ ${trigger.thresholds.join(', ')}%` : 'no limit yet';
    }
  }
}
