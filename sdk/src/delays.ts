import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { now } from './clock.ts';
import { createNotes } from './notes.ts';
import type { Scope } from './scope.ts';
import type { Storage } from './storage.ts';
import type { PromptOutcome, Undo } from './types.ts';

/** Nothing is shown later than this after its time. */
const LATE_MS = 86_400_000;
/** A nudge that was refused, or whose page is out of sight, is offered again after this. */
const AGAIN_MS = 61_000;

/** Nudges that come some time after their event, on whatever page is open by then. */
export interface Delays {
  /** The event has happened; what waits already goes on waiting. */
  note(campaignId: string, at: number): void;
  /** Offers what is due, and comes back for the rest. */
  check(): void;
}

interface Deps {
  /** The visit's: what is timed ends with it. */
  scope: Scope;
  storage: Storage;
  key: string;
  leases(): readonly Lease[];
  offer(lease: Lease): Promise<PromptOutcome>;
}

const delayOf = ({ trigger }: Lease): number => (trigger.kind === 'event' ? (trigger.delayMs ?? 0) : 0);

/** Waits after events, over tabs and pages. A clock that was put back makes nobody wait for longer than once more. */
export function createDelays({ scope, storage, key, leases, offer }: Deps): Delays {
  const notes = createNotes(storage, key);
  const offered = new Set<string>();
  let timer: Undo | null = null;

  async function show(lease: Lease): Promise<void> {
    offered.add(lease.campaignId);
    if ((await offer(lease)) !== 'none') notes.drop(lease.campaignId);
    offered.delete(lease.campaignId);
  }
  /** Milliseconds until there is something to do for it. */
  function waitFor(lease: Lease, happenedAt: number): number {
    const at = now();
    const { campaignId } = lease;
    // The clock was put back: count from here.
    if (happenedAt > at) notes.save(campaignId, at);
    const wait = Math.min(happenedAt, at) + delayOf(lease) - at;
    if (wait > 0) return wait;
    if (wait < -LATE_MS) notes.drop(campaignId);
    else if (document.visibilityState === 'visible' && !offered.has(campaignId)) scope.start(() => show(lease));
    return AGAIN_MS;
  }
  function check(): void {
    timer?.();
    timer = null;
    const happened = notes.list();
    const waits = leases().flatMap((lease) => {
      const happenedAt = delayOf(lease) ? happened.get(lease.campaignId) : undefined;
      return happenedAt === undefined ? [] : [waitFor(lease, happenedAt)];
    });
    if (waits.length) timer = scope.after(Math.min(...waits), check);
  }
  scope.listen(document, 'visibilitychange', check);
  scope.listen(window, 'storage', check);
  return {
    note(campaignId, at) {
      if (!notes.list().has(campaignId)) notes.save(campaignId, at);
      check();
    },
    check,
  };
}
