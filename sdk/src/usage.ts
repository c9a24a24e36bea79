import type { LimitUsage, Session } from '@uptier/shared/contracts/session.ts';
import { now } from './clock.ts';
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
  /** A snapshot asked for at `askedAt` holds everything acknowledged before. */
  learn(usage: Session['usage'], askedAt: number): void;
  /** `heardAt`: when another tab told of it; left out for our own. */
  count(event: OutgoingEvent, heardAt?: number): void;
  /** What was sent at `sentAt` has arrived. True when a snapshot came meanwhile, which may hold it or not. */
  acked(ids: readonly string[], sentAt: number): boolean;
  subscribe(run: () => void): Undo;
  clear(): void;
}

const instant = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** The server's number with own events on top. */
function withOwn(last: LimitUsage, added: number): Usage {
  const used = last.used + added;
  return {
    used,
    limit: last.limit,
    ratio: last.limit ? used / last.limit : null,
    resetsAt: instant(last.resetsAt),
    reachedAt: instant(last.reachedAt),
  };
}

/** `used` = the server's last value + own events it does not hold yet, by id, over all tabs. */
export function createUsageBook(): UsageBook {
  let server: Session['usage'] = {};
  let learnedAt = 0;
  const own = new Map<string, Own>();
  const runs = new Set<() => void>();
  const changed = (): void => {
    for (const run of [...runs]) run();
  };
  return {
    find(limit) {
      const last = Object.hasOwn(server, limit) ? server[limit] : undefined;
      let added = 0;
      for (const event of own.values()) if (event.name === limit) added += event.quantity;
      return last ? withOwn(last, added) : null;
    },
    learn(usage, askedAt) {
      server = usage;
      learnedAt = now();
      for (const [id, event] of own) if (event.heldAt <= askedAt) own.delete(id);
      changed();
    },
    count(event, heardAt = Number.POSITIVE_INFINITY) {
      if (event.type !== 'usage' || !event.name) return;
      own.set(event.id, { name: event.name, quantity: event.quantity ?? 1, heldAt: heardAt + HEARSAY_MS });
      changed();
    },
    acked(ids, sentAt) {
      let isOurs = false;
      for (const id of ids) {
        const event = own.get(id);
        if (!event) continue;
        event.heldAt = now();
        isOurs = true;
      }
      return isOurs && learnedAt >= sentAt;
    },
    subscribe(run) {
      runs.add(run);
      return () => runs.delete(run);
    },
    clear() {
      server = {};
      own.clear();
      changed();
    },
  };
}
