import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import type { Storage } from './storage.ts';

/** An event that waits for its acknowledgement. */
export interface OutgoingEvent {
  id: string;
  at: string;
  accountId: string;
  userId: string;
  type: 'usage' | 'nudge';
  name?: string;
  quantity?: number;
  what?: NudgeAction;
  decisionId?: string;
  properties?: object;
}

/** Events that are not acknowledged yet, oldest first; they survive a reload. */
export interface Shelf {
  list(): OutgoingEvent[];
  /** True when the oldest had to go for it. */
  put(event: OutgoingEvent): boolean;
  drop(id: string): void;
}

const MOST = 1000;
const PREFIX = 'e:';

export function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

function isEvent(value: unknown): value is OutgoingEvent {
  return typeof value === 'object' && value !== null && 'id' in value && 'accountId' in value && 'type' in value;
}

/** One stored entry per event: tabs never overwrite each other's, and the id makes every retry safe. */
export function createShelf(storage: Storage): Shelf {
  const events = new Map<string, OutgoingEvent>();
  for (const key of storage.keys().sort()) {
    const event = key.startsWith(PREFIX) ? parse(storage.find(key)) : null;
    if (isEvent(event)) events.set(event.id, event);
  }
  const list = (): OutgoingEvent[] => [...events.values()];
  const drop = (id: string): void => {
    events.delete(id);
    storage.remove(PREFIX + id);
  };
  return {
    list,
    drop,
    put(event) {
      // Plain uses go first: what happened to a nudge is worth more.
      const oldest = events.size < MOST ? null : (list().find(({ type }) => type === 'usage') ?? list()[0]);
      if (oldest) drop(oldest.id);
      events.set(event.id, event);
      storage.save(PREFIX + event.id, JSON.stringify(event));
      return Boolean(oldest);
    },
  };
}
