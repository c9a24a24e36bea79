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

  async function open(lease: Lease, place: Element | null): Promise<PromptOutcome> {
    if (leases.isResting(lease.campaignId)) return 'none';
    const outcome = await stage.offer(lease, place);
    if (outcome === 'none' && lease.interrupts) leases.rest(lease.campaignId);
    return outcome;
  }
  return async (lease, element) => {
    const { surface } = lease;
    // Nobody clicked for what comes by itself: a paywall then stands in a place, or not at all.
    const isUnasked = surface === 'paywall' && isDue(lease);
    const place = isUnasked || surface === 'card' || surface === 'meter' ? placeFor(element) : element;
    if (isUnasked && !place) return 'none';
    const outcome = await (stage.overtake(lease, place) ?? open(lease, place));
    if (outcome !== 'none') leases.played(lease);
    return outcome;
  };
}
