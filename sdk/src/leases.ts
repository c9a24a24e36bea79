import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { now } from './clock.ts';

/** What has happened in the page that a lease may have been waiting for. */
export type Signal =
  | { kind: 'placement'; placement: string }
  | { kind: 'event'; name: string }
  | { kind: 'feature'; feature: string }
  | { kind: 'limit'; limit: string; before: number; now: number; max: number };

/** What was refused is left alone for so long. */
const REST_MS = 60_000;

/** Its moment has come already: a limit stands open, colleagues asked, a milestone was reached. */
export const isDue = ({ trigger }: Lease): boolean =>
  trigger.kind === 'now' || (trigger.kind === 'limit' && trigger.open !== null);

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
  /** Those whose time has not run out. */
  list(): Lease[];
  /** Replaces all; those already used stay used. `at`: the server's time. */
  learn(leases: readonly Lease[], at?: string): void;
  /** Those pulled by a signal, most important first. */
  pulled(signal: Signal): Lease[];
  /** Those that wait for nothing more than a place. */
  due(): Lease[];
  /** Takes the leases of a campaign away. */
  use(campaignId: string): void;
  /** It was played. What interrupts is used up by that; an answer comes back with its place, whatever had brought it. */
  played(lease: Lease): void;
  rest(campaignId: string): void;
  isResting(campaignId: string): boolean;
  /** Forgets all, and what came of them: the next user begins anew. */
  clear(): void;
}

export function createLeases(): Leases {
  let held: Lease[] = [];
  /** Milliseconds that this computer's clock is ahead of the server's; endless, so that nothing runs out, while nobody says. */
  let ahead = Number.POSITIVE_INFINITY;
  const isValid = ({ expiresAt }: Lease): boolean => !(Date.parse(expiresAt) <= now() - ahead);
  const used = new Set<string>();
  const kept = new Set<string>();
  const restsUntil = new Map<string, number>();
  const leases: Leases = {
    list: () => held.filter(isValid),
    learn(next, at) {
      if (at) ahead = now() - Date.parse(at);
      held = next.filter((lease) => !used.has(lease.id)).sort((a, b) => b.priority - a.priority);
    },
    pulled: (signal) => held.filter((lease) => isPulled(lease, signal) && isValid(lease)),
    due: () => leases.list().filter((lease) => isDue(lease) || kept.has(lease.campaignId)),
    use(campaignId) {
      kept.delete(campaignId);
      for (const lease of held) if (lease.campaignId === campaignId) used.add(lease.id);
      held = held.filter((lease) => lease.campaignId !== campaignId);
    },
    played({ campaignId, interrupts, surface, trigger: { kind } }) {
      if (interrupts) leases.use(campaignId);
      else if (surface !== 'paywall' && (kind === 'event' || kind === 'limit')) kept.add(campaignId);
    },
    rest: (campaignId) => void restsUntil.set(campaignId, performance.now() + REST_MS),
    isResting: (campaignId) => (restsUntil.get(campaignId) ?? 0) > performance.now(),
    clear() {
      held = [];
      for (const notes of [used, kept, restsUntil]) notes.clear();
    },
  };
  return leases;
}
