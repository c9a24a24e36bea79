import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { Leases } from './leases.ts';
import type { Place, Player } from './player.ts';
import type { Stage } from './stage.ts';
import type { PromptOutcome } from './types.ts';

const REFUSED_MS = 60_000;

/** Connects what happens in the page with the leases that wait for it. */
export function createTriggers(
  leases: Leases,
  stage: Stage,
  places: ReadonlySet<Place>,
): Omit<Player, 'closeWhere' | 'clear'> {
  const refusedUntil = new Map<string, number>();

  // An answer whose trigger names no element takes the newest place that stands in the page.
  const placeFor = (element: Element | null): Element | null =>
    element ?? [...places].findLast((place) => place.element?.isConnected)?.element ?? null;

  async function offer(lease: Lease, element: Element | null): Promise<PromptOutcome> {
    if ((refusedUntil.get(lease.campaignId) ?? 0) > Date.now()) return 'none';
    const isFlat = lease.surface === 'card' || lease.surface === 'meter';
    const outcome = await stage.offer(lease, isFlat ? placeFor(element) : element);
    if (outcome !== 'none') leases.use(lease.campaignId);
    else if (lease.interrupts) refusedUntil.set(lease.campaignId, Date.now() + REFUSED_MS);
    return outcome;
  }
  const signal: Player['signal'] = async (pulled, element) => {
    for (const lease of leases.pulled(pulled)) {
      const outcome = await offer(lease, element);
      if (outcome !== 'none') return outcome;
    }
    return 'none';
  };
  return {
    signal,
    learn(next) {
      leases.learn(next);
      stage.follow(next);
      for (const lease of leases.list()) {
        const { trigger } = lease;
        if (trigger.kind === 'now' || (trigger.kind === 'limit' && trigger.open !== null)) void offer(lease, null);
      }
      for (const { placement, element } of places) void signal({ kind: 'placement', placement }, element);
    },
    fire(fired) {
      const lease = typeof fired === 'string' ? leases.list().find((known) => known.id === fired) : fired;
      if (lease) void offer(lease, null);
    },
    forget: leases.use,
  };
}
