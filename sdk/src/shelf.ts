import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import { isRecord, parse } from './record.ts';
import type { Storage } from './storage.ts';

/** An event that waits for its acknowledgement. */
export interface OutgoingEvent {
  id: string;
  at?: string | undefined;
  accountId: string;
  userId: string;
  type: 'usage' | 'nudge' | 'moment';
  name?: string;
  quantity?: number;
  what?: NudgeAction | 'placement' | 'feature';
  decisionId?: string;
  properties?: object | undefined;
}

/** Events that are not acknowledged yet, oldest first; they survive a reload. */
export interface Shelf {
  list(): OutgoingEvent[];
  /** True when others had to go for it, or it has no room at all. */
  put(event: OutgoingEvent): boolean;
  drop(id: string): void;
}

const MOST = 1000;
/** Characters: the page's own storage, which is a few MB, must not fill up with ours. */
const MOST_TEXT = 500_000;
const PREFIX = 'e:';

const isEvent = (value: unknown): value is OutgoingEvent => isRecord(value) && 'id' in value;

/** What a full shelf gives up first: moments, then plain uses; what happened to a nudge is worth most. */
function leastOf(events: OutgoingEvent[]): OutgoingEvent | undefined {
  const oldest = (kind: OutgoingEvent['type']) => events.find(({ type }) => type === kind);
  return oldest('moment') ?? oldest('usage') ?? events[0];
}

/** What earlier pages left, oldest first. */
const leftIn = (storage: Storage): [event: OutgoingEvent, text: string][] =>
  storage
    .keys()
    .sort()
    .flatMap((key) => {
      const text = key.startsWith(PREFIX) && storage.find(key);
      const event = text && parse(text);
      return text && isEvent(event) ? [[event, text]] : [];
    });

/** One stored entry per event: tabs never overwrite each other's, and the id makes every retry safe. */
export function createShelf(storage: Storage): Shelf {
  const kept = new Map<string, [event: OutgoingEvent, length: number]>();
  let total = 0;
  function add(event: OutgoingEvent, { length }: string): void {
    kept.set(event.id, [event, length]);
    total += length;
  }
  function drop(id: string): void {
    total -= kept.get(id)?.[1] ?? 0;
    kept.delete(id);
    storage.remove(PREFIX + id);
  }
  /** Once, and not before it is needed: a page's first look into its storage is slow. */
  let open = (): void => {
    open = () => undefined;
    for (const [event, text] of leftIn(storage)) add(event, text);
  };
  function list(): OutgoingEvent[] {
    open();
    return Array.from(kept.values(), ([event]) => event);
  }
  /** Makes room for a text. True when something was given up for it. */
  function yieldTo({ length }: string): boolean {
    let hasGivenUp = false;
    while (kept.size >= MOST || total + length > MOST_TEXT) {
      const least = leastOf(list());
      if (!least) return true;
      drop(least.id);
      hasGivenUp = true;
    }
    return hasGivenUp;
  }
  return {
    list,
    drop,
    put(event) {
      open();
      // Before all else: what cannot be written must not stand in the way of what can.
      const text = JSON.stringify(event);
      if (text.length > MOST_TEXT) return true;
      const isFull = yieldTo(text);
      add(event, text);
      storage.save(PREFIX + event.id, text);
      return isFull;
    },
  };
}
