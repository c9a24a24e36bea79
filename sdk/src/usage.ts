import type { LimitUsage, Session } from '@uptier/shared/contracts/session.ts';
import type { OutgoingEvent } from './outbox.ts';
import type { Undo, Usage } from './types.ts';

interface Own {
  name: string;
  quantity: number;
  /** When the server had it; null while it has not. */
  ackedAt: number | null;
}

export interface UsageBook {
  find(limit: string): Usage | null;
  /** The server's own last number, without what is on its way. */
  known(limit: string): LimitUsage | null;
  /** A snapshot asked for at `askedAt` holds everything acknowledged before. */
  learn(usage: Session['usage'], askedAt: number): void;
  count(event: OutgoingEvent): void;
  acked(ids: readonly string[]): void;
  subscribe(run: () => void): Undo;
  clear(): void;
}

const instant = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** `used` = the server's last value + own events it does not hold yet, by id, over all tabs. */
export function createUsageBook(): UsageBook {
  let server: Session['usage'] = {};
  const own = new Map<string, Own>();
  const runs = new Set<() => void>();
  const changed = (): void => {
    for (const run of [...runs]) run();
  };
  const known = (limit: string): LimitUsage | null => (Object.hasOwn(server, limit) ? (server[limit] ?? null) : null);
  return {
    known,
    find(limit) {
      const last = known(limit);
      if (!last) return null;
      let used = last.used;
      for (const event of own.values()) if (event.name === limit) used += event.quantity;
      return {
        used,
        limit: last.limit,
        ratio: last.limit ? used / last.limit : null,
        resetsAt: instant(last.resetsAt),
        reachedAt: instant(last.reachedAt),
      };
    },
    learn(usage, askedAt) {
      server = usage;
      for (const [id, event] of own) if (event.ackedAt !== null && event.ackedAt <= askedAt) own.delete(id);
      changed();
    },
    count(event) {
      if (event.type !== 'usage' || !event.name) return;
      own.set(event.id, { name: event.name, quantity: event.quantity ?? 1, ackedAt: null });
      changed();
    },
    acked(ids) {
      for (const id of ids) {
        const event = own.get(id);
        if (event) event.ackedAt = Date.now();
      }
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
