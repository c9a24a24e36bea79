import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { isDue, type Leases } from './leases.ts';
import type { Place } from './player.ts';
import type { Stage } from './stage.ts';
import type { PromptOutcome } from './types.ts';

/** Plays a lease whose moment has come. */
export type Offer = (lease: Lease, element: Element | null) => Promise<PromptOutcome>;

/** Finds a place for each lease, and leaves one that was refused alone for a while. */
export function createOffer(leases: Leases, stage: Stage, places: ReadonlySet<Place>): Offer {
  // An answer whose trigger names no element takes the newest place that stands in the page.
  const placeFor = (element: Element | null): Element | null =>
    element ?? [...places].findLast((place) => place.element?.isConnected)?.element ?? null;

  return async (lease, element) => {
    const { surface, interrupts, campaignId } = lease;
    // Nobody clicked for what comes by itself: a paywall then stands in a place, or not at all.
    const isUnasked = surface === 'paywall' && isDue(lease);
    const place = isUnasked || surface === 'card' || surface === 'meter' ? placeFor(element) : element;
    const isThere = place ? place.isConnected : surface !== 'tooltip' && !isUnasked;
    if (!isThere && (interrupts || isUnasked)) return 'none';
    const open = stage.overtake(lease, place);
    const outcome = open || !leases.isResting(campaignId) ? await (open ?? stage.offer(lease, place)) : 'none';
    if (outcome !== 'none') leases.played(lease);
    return outcome;
  };
}
