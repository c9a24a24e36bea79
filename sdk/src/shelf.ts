import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import { isRecord, parse } from './record.ts';
import type { Storage } from './storage.ts';

/** An event that waits for its acknowledgement. */
export interface OutgoingEvent {
  id: string;
  at: string;
  accountId: string;
  userId: string;
  type: 'usage' | 'nudge' | 'moment';
  name?: string;
  quantity?: number;
  what?: NudgeAction | 'placement' | 'feature';
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

const isEvent = (value: unknown): value is OutgoingEvent =>
  isRecord(value) && 'id' in value && 'accountId' in value && 'type' in value;

/** What a full shelf gives up first: moments, then plain uses; what happened to a nudge is worth most. */
function leastOf(events: OutgoingEvent[]): OutgoingEvent | undefined {
  const oldest = (kind: OutgoingEvent['type']) => events.find(({ type }) => type === kind);
  return oldest('moment') ?? oldest('usage') ?? events[0];
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
      const oldest = events.size < MOST ? null : leastOf(list());
      if (oldest) drop(oldest.id);
      events.set(event.id, event);
      storage.save(PREFIX + event.id, JSON.stringify(event));
      return Boolean(oldest);
    },
  };
}
