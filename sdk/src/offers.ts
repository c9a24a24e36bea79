import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { Leases } from './leases.ts';
import type { Place } from './player.ts';
import type { Stage } from './stage.ts';
import type { PromptOutcome } from './types.ts';

const REFUSED_MS = 60_000;

/** Plays a lease whose moment has come. */
export type Offer = (lease: Lease, element: Element | null) => Promise<PromptOutcome>;

/** Its moment has come already: a limit stands open, colleagues asked, a milestone was reached. */
export const isDue = ({ trigger }: Lease): boolean =>
  trigger.kind === 'now' || (trigger.kind === 'limit' && trigger.open !== null);

/** Finds a place for each lease, and leaves one that was refused alone for a minute. */
export function createOffer(leases: Leases, stage: Stage, places: ReadonlySet<Place>): Offer {
  const refusedUntil = new Map<string, number>();

  // An answer whose trigger names no element takes the newest place that stands in the page.
  const placeFor = (element: Element | null): Element | null =>
    element ?? [...places].findLast((place) => place.element?.isConnected)?.element ?? null;

  async function open(lease: Lease, element: Element | null): Promise<PromptOutcome> {
    const { surface, campaignId, interrupts } = lease;
    if ((refusedUntil.get(campaignId) ?? 0) > performance.now()) return 'none';
    // Nobody clicked for what comes by itself: a paywall then stands in a place, or not at all.
    const isUnasked = surface === 'paywall' && isDue(lease);
    const place = isUnasked || surface === 'card' || surface === 'meter' ? placeFor(element) : element;
    const outcome = isUnasked && !place ? 'none' : await stage.offer(lease, place);
    if (outcome === 'none' && interrupts) refusedUntil.set(campaignId, performance.now() + REFUSED_MS);
    return outcome;
  }
  return async (lease, element) => {
    const outcome = await (stage.overtake(lease) ?? open(lease, element));
    if (outcome !== 'none') leases.use(lease.campaignId);
    return outcome;
  };
}
