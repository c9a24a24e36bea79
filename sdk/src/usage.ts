import type { LimitUsage, Session } from '@uptier/shared/contracts/session.ts';
import type { OutgoingEvent } from './shelf.ts';
import type { Undo, Usage } from './types.ts';

interface Own {
  name: string;
  quantity: number;
  /** A snapshot asked for from then on holds it. */
  heldAt: number;
}

/** A closed tab acknowledges nothing any more, but what it had sent is known by then. */
const HEARSAY_MS = 60_000;

export interface UsageBook {
  find(limit: string): Usage | null;
  /** A snapshot asked for at `askedAt` holds everything acknowledged before. True: it may hold what was since, and one asked for now does. */
  learn(usage: Session['usage'], askedAt: number): boolean;
  /** `heardAt`: when another tab told of it; left out for our own. */
  count(event: OutgoingEvent, heardAt?: number): void;
  /** One of ours has arrived: snapshots asked for from now on hold it. False when it is none of ours. */
  hold(id: string): boolean;
  subscribe(run: () => void): Undo;
  /** Tells those who subscribed. */
  tell(): void;
  clear(): void;
}

const instant = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** The server's number with own events on top. */
function withOwn({ used: last, limit, resetsAt, reachedAt }: LimitUsage, added: number): Usage {
  const used = last + added;
  const ratio = limit ? used / limit : null;
  return { used, limit, ratio, resetsAt: instant(resetsAt), reachedAt: instant(reachedAt) };
}

/**
 * `used` = the server's last value + own events it does not hold yet, by id, over all tabs.
 * `recall`: brings what was last known, before the first look.
 */
export function createUsageBook(recall: () => void): UsageBook {
  let server: Session['usage'] = {};
  const own = new Map<string, Own>();
  const runs = new Set<() => void>();
  const tell = (): void => {
    for (const run of [...runs]) run();
  };
  return {
    tell,
    find(limit) {
      recall();
      const last = Object.hasOwn(server, limit) ? server[limit] : undefined;
      let added = 0;
      for (const event of own.values()) if (event.name === limit) added += event.quantity;
      return last ? withOwn(last, added) : null;
    },
    learn(usage, askedAt) {
      server = usage;
      let isUnsure = false;
      for (const [id, { heldAt }] of own) {
        if (heldAt <= askedAt) own.delete(id);
        else if (heldAt <= performance.now()) isUnsure = true;
      }
      return isUnsure;
    },
    count(event, heardAt = Number.POSITIVE_INFINITY) {
      if (event.type !== 'usage' || !event.name) return;
      own.set(event.id, { name: event.name, quantity: event.quantity ?? 1, heldAt: heardAt + HEARSAY_MS });
    },
    hold(id) {
      const event = own.get(id);
      if (event) event.heldAt = performance.now();
      return event !== undefined;
    },
    subscribe(run) {
      runs.add(run);
      return () => runs.delete(run);
    },
    clear() {
      server = {};
      own.clear();
      tell();
    },
  };
}
