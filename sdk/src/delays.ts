import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { isRecord, parse } from './record.ts';
import type { Scope } from './scope.ts';
import type { Storage } from './storage.ts';
import type { PromptOutcome, Undo } from './types.ts';

const DAY_MS = 86_400_000;
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

/**
 * Remembers events by campaign, with the instant at which they happened, where all tabs and later pages find them.
 * Nothing is shown more than a day late, and a clock that was put back makes nobody wait for longer than once more.
 */
export function createDelays({ scope, storage, key, leases, offer }: Deps): Delays {
  const offered = new Set<string>();
  let timer: Undo | null = null;

  function read(): Map<string, number> {
    const stored = parse(storage.find(key));
    const entries = isRecord(stored) ? Object.entries(stored) : [];
    return new Map(
      entries.flatMap(([id, at]) => (typeof at === 'number' && Date.now() - at < 2 * DAY_MS ? [[id, at]] : [])),
    );
  }
  function write(entries: ReadonlyMap<string, number>): void {
    if (entries.size) storage.save(key, JSON.stringify(Object.fromEntries(entries)));
    else storage.remove(key);
  }
  function drop(campaignId: string): void {
    const entries = read();
    if (entries.delete(campaignId)) write(entries);
  }
  async function show(lease: Lease): Promise<void> {
    offered.add(lease.campaignId);
    if ((await offer(lease)) !== 'none') drop(lease.campaignId);
    offered.delete(lease.campaignId);
  }
  /** Milliseconds until there is something to do for it. */
  function waitFor(lease: Lease, happenedAt: number): number {
    const now = Date.now();
    const { campaignId } = lease;
    // The clock was put back: count from here.
    if (happenedAt > now) write(read().set(campaignId, now));
    const wait = Math.min(happenedAt, now) + delayOf(lease) - now;
    if (wait > 0) return wait;
    if (wait < -DAY_MS) drop(campaignId);
    else if (document.visibilityState === 'visible' && !offered.has(campaignId)) void show(lease);
    return AGAIN_MS;
  }
  function check(): void {
    timer?.();
    timer = null;
    const entries = read();
    const waits = leases().flatMap((lease) => {
      const happenedAt = delayOf(lease) ? entries.get(lease.campaignId) : undefined;
      return happenedAt === undefined ? [] : [waitFor(lease, happenedAt)];
    });
    if (waits.length) timer = scope.after(Math.min(...waits), check);
  }
  scope.listen(document, 'visibilitychange', check);
  scope.listen(window, 'storage', check);
  return {
    note(campaignId, at) {
      const entries = read();
      if (!entries.has(campaignId)) write(entries.set(campaignId, at));
      check();
    },
    check,
  };
}
