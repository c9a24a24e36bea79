import type { PublishedCampaign } from '@uptier/shared/contracts/campaign.ts';
import type { KeptDecision } from '@uptier/shared/contracts/kept-decision.ts';
import type { Moment } from '@uptier/shared/engine/campaigns/moment.ts';

export type KeptMoment = KeptDecision['moment'];
type Page = Pick<Moment, 'placement' | 'feature' | 'event'>;

const nothing: Page = { placement: null, feature: null, event: null };

/** What the page asks at the moment a campaign waits for. */
export function pageOf({ trigger }: Pick<PublishedCampaign, 'trigger'>): Page {
  switch (trigger.kind) {
    case 'placement':
      return { ...nothing, placement: trigger.placement };
    case 'feature':
      return { ...nothing, feature: trigger.feature };
    case 'event':
      return { ...nothing, event: trigger.name };
    default:
      return nothing;
  }
}

/** The other way round: the page of a moment that was kept. A claim is for the moment its campaign waits for. */
export function pageAt({ what, name }: KeptMoment, campaign: PublishedCampaign | null): Page {
  if (what === 'claim') return campaign ? pageOf(campaign) : nothing;
  return what === 'session' ? nothing : { ...nothing, [what]: name };
}

/** How a moment is named. */
export function keptMomentOf({ placement, feature, event }: Page): KeptMoment {
  if (placement !== null) return { what: 'placement', name: placement };
  if (feature !== null) return { what: 'feature', name: feature };
  return event === null ? { what: 'session', name: null } : { what: 'event', name: event };
}
