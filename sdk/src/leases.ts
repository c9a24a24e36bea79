import type { Lease } from '@uptier/shared/contracts/decision.ts';

/** What has happened in the page that a lease may have been waiting for. */
export type Signal =
  | { kind: 'placement'; placement: string }
  | { kind: 'event'; name: string }
  | { kind: 'feature'; feature: string }
  | { kind: 'limit'; limit: string; before: number; now: number; max: number };

/** Does this signal pull the lease's trigger? A limit is crossed by the step from `before` to `now`, or is open already. */
export function isPulled({ trigger }: Pick<Lease, 'trigger'>, signal: Signal): boolean {
  if (trigger.kind === 'placement') return signal.kind === 'placement' && signal.placement === trigger.placement;
  if (trigger.kind === 'event') return signal.kind === 'event' && signal.name === trigger.name;
  if (trigger.kind === 'feature') return signal.kind === 'feature' && signal.feature === trigger.feature;
  if (trigger.kind === 'now' || signal.kind !== 'limit' || signal.limit !== trigger.limit) return false;
  const { before, now, max } = signal;
  return trigger.thresholds.some((percent) => before * 100 < max * percent && now * 100 >= max * percent);
}

export interface Leases {
  list(): Lease[];
  /** Replaces all; those already used stay used. */
  learn(leases: readonly Lease[]): void;
  /** Those pulled by a signal, most important first. */
  pulled(signal: Signal): Lease[];
  /** Takes the leases of a campaign away. */
  use(campaignId: string): void;
}

export function createLeases(): Leases {
  let leases: Lease[] = [];
  const used = new Set<string>();
  return {
    list: () => leases,
    learn(next) {
      leases = next.filter((lease) => !used.has(lease.id)).sort((a, b) => b.priority - a.priority);
    },
    pulled: (signal) => leases.filter((lease) => isPulled(lease, signal)),
    use(campaignId) {
      for (const lease of leases) if (lease.campaignId === campaignId) used.add(lease.id);
      leases = leases.filter((lease) => lease.campaignId !== campaignId);
    },
  };
}
