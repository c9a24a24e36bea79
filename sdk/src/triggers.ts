import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { Delays } from './delays.ts';
import type { Leases } from './leases.ts';
import type { Place, Player } from './player.ts';
import type { Stage } from './stage.ts';
import type { PromptOutcome } from './types.ts';

const REFUSED_MS = 60_000;

/** Its moment has come already: a limit stands open, colleagues asked, a milestone was reached. */
const isDue = ({ trigger }: Lease): boolean =>
  trigger.kind === 'now' || (trigger.kind === 'limit' && trigger.open !== null);

const isDelayed = ({ trigger }: Lease): boolean => trigger.kind === 'event' && Boolean(trigger.delayMs);

export interface Triggers extends Omit<Player, 'closeWhere' | 'clear'> {
  offer(lease: Lease, element: Element | null): Promise<PromptOutcome>;
}

/** Connects what happens in the page with the leases that wait for it. */
export function createTriggers(
  leases: Leases,
  stage: Stage,
  places: ReadonlySet<Place>,
  later: (run: (delays: Delays) => void) => void,
): Triggers {
  const refusedUntil = new Map<string, number>();

  // An answer whose trigger names no element takes the newest place that stands in the page.
  const placeFor = (element: Element | null): Element | null =>
    element ?? [...places].findLast((place) => place.element?.isConnected)?.element ?? null;

  async function offer(lease: Lease, element: Element | null): Promise<PromptOutcome> {
    const { surface, campaignId, interrupts } = lease;
    if ((refusedUntil.get(campaignId) ?? 0) > Date.now()) return 'none';
    // Nobody clicked for what comes by itself: a paywall then stands in a place, or not at all.
    const isUnasked = surface === 'paywall' && isDue(lease);
    const place = isUnasked || surface === 'card' || surface === 'meter' ? placeFor(element) : element;
    const outcome = isUnasked && !place ? 'none' : await stage.offer(lease, place);
    if (outcome !== 'none') leases.use(campaignId);
    else if (interrupts) refusedUntil.set(campaignId, Date.now() + REFUSED_MS);
    return outcome;
  }
  function offerDue(): void {
    for (const lease of leases.list()) if (isDue(lease)) void offer(lease, null);
  }
  const signal: Player['signal'] = async (pulled, element) => {
    if (pulled.kind === 'placement') offerDue();
    const at = Date.now();
    for (const lease of leases.pulled(pulled)) {
      if (isDelayed(lease)) {
        later((delays) => delays.note(lease.campaignId, at));
        continue;
      }
      const outcome = await offer(lease, element);
      if (outcome !== 'none') return outcome;
    }
    return 'none';
  };
  return {
    signal,
    offer,
    learn(next) {
      leases.learn(next);
      stage.follow(next);
      offerDue();
      if (leases.list().some(isDelayed)) later((delays) => delays.check());
      for (const { placement, element } of places) void signal({ kind: 'placement', placement }, element);
    },
    fire(fired) {
      const lease = typeof fired === 'string' ? leases.list().find((known) => known.id === fired) : fired;
      if (lease) void offer(lease, null);
    },
    forget(campaignId) {
      leases.use(campaignId);
      stage.giveUp(campaignId);
    },
  };
}
