import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { type Leases, type Signal } from './leases.ts';
import type { Stage } from './stage.ts';
import type { PromptOutcome, Undo } from './types.ts';
import type { UsageBook } from './usage.ts';

const REFUSED_MS = 60_000;

interface Place {
  placement: string;
  element: Element | null;
}

export interface Moments {
  /** Plays the first lease that this signal pulls and that may be played. */
  signal(signal: Signal, element: Element | null): Promise<PromptOutcome>;
  /** Registers a spot of the page. Returns its undo. */
  place(placement: string, element: Element | null): Undo;
  /** New leases: what already waits for one gets it. */
  learn(leases: readonly Lease[]): void;
  /** Own use moved a limit from `before` to what it is now. */
  moved(limit: string, before: number): void;
  /** The server fired a lease, by its id or for an event. */
  fired(lease: Lease): void;
}

export function createMoments(leases: Leases, stage: Stage, usage: UsageBook): Moments {
  const places = new Set<Place>();
  const refusedUntil = new Map<string, number>();

  // A nudge that needs an element and has none of its own takes the newest place that stands in the page.
  const placeFor = (element: Element | null): Element | null =>
    element ?? [...places].findLast((place) => place.element?.isConnected)?.element ?? null;

  async function offer(lease: Lease, element: Element | null): Promise<PromptOutcome> {
    if ((refusedUntil.get(lease.campaignId) ?? 0) > Date.now()) return 'none';
    const isFlat = lease.surface === 'card' || lease.surface === 'meter';
    const outcome = await stage.offer(lease, isFlat ? placeFor(element) : element);
    if (outcome !== 'none') leases.use(lease.id);
    else if (lease.interrupts) refusedUntil.set(lease.campaignId, Date.now() + REFUSED_MS);
    return outcome;
  }
  async function signal(pulled: Signal, element: Element | null): Promise<PromptOutcome> {
    for (const lease of leases.pulled(pulled)) {
      const outcome = await offer(lease, element);
      if (outcome !== 'none') return outcome;
    }
    return 'none';
  }
  return {
    signal,
    place(placement, element) {
      const place = { placement, element };
      places.add(place);
      void signal({ kind: 'placement', placement }, element);
      return () => {
        places.delete(place);
        if (element) stage.closeWhere((_, at) => at === element);
      };
    },
    learn(next) {
      leases.learn(next);
      stage.follow(next);
      for (const lease of leases.list()) {
        if (lease.trigger.kind === 'limit' && lease.trigger.open !== null) void offer(lease, null);
      }
      for (const { placement, element } of places) void signal({ kind: 'placement', placement }, element);
    },
    moved(limit, before) {
      const now = usage.find(limit);
      if (!now?.limit || now.used <= before) return;
      void signal({ kind: 'limit', limit, before, now: now.used, max: now.limit }, null);
    },
    fired(lease) {
      void offer(lease, null);
    },
  };
}
