import type { NudgeAction } from '@uptier/shared/contracts/event.ts';
import type { Scope } from './scope.ts';
import type { Storage } from './storage.ts';
import type { Transport } from './transport.ts';
import type { UptierError } from './types.ts';

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

export interface Outbox {
  /** Keeps the event, then sends it: at once, or with what else comes within the moment. */
  add(event: OutgoingEvent, atOnce?: boolean): void;
  list(): OutgoingEvent[];
  flush(): Promise<void>;
  /** The last chance before the page goes; events stay until a later page has the answer. */
  leave(): void;
}

const MOST = 1000;
const BATCH = 200;
// Browsers refuse keepalive bodies over 64 KiB in flight.
const LAST_BATCH = 100;
const GATHER_MS = 300;
const PREFIX = 'e:';

interface Deps {
  storage: Storage;
  transport: Transport;
  scope: Scope;
  /** Events of another identity must not travel under this one's token. */
  mayCarry(event: OutgoingEvent): boolean;
  onAcked(ids: string[]): void;
  report(code: UptierError['code'], message: string, cause?: unknown): void;
}

function isEvent(value: unknown): value is OutgoingEvent {
  return typeof value === 'object' && value !== null && 'id' in value && 'accountId' in value && 'type' in value;
}

export function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/** One stored entry per event: tabs never overwrite each other's, and the id makes every retry safe. */
export function createOutbox({ storage, transport, scope, mayCarry, onAcked, report }: Deps): Outbox {
  const events = new Map<string, OutgoingEvent>();
  let batch = BATCH;
  let timer: (() => void) | null = null;
  let isSending = false;

  for (const key of storage.keys().sort()) {
    const event = key.startsWith(PREFIX) ? parse(storage.find(key)) : null;
    if (isEvent(event)) events.set(event.id, event);
  }
  const drop = (id: string): void => {
    events.delete(id);
    storage.remove(PREFIX + id);
  };
  const next = (most: number): OutgoingEvent[] => [...events.values()].filter(mayCarry).slice(0, most);
  const bodyOf = (sent: OutgoingEvent[]): object => ({ sentAt: new Date().toISOString(), events: sent });

  function schedule(ms: number): void {
    timer?.();
    timer = scope.after(ms, () => void flush());
  }
  function settle(sent: OutgoingEvent[], body: unknown): void {
    const results: unknown = typeof body === 'object' && body && 'results' in body ? body.results : null;
    if (!Array.isArray(results)) return;
    const rejected = results.filter((result) => result?.status === 'rejected');
    if (rejected.length) report('rejected', 'Events were refused and will not be sent again.', rejected);
    for (const event of sent) drop(event.id);
    onAcked(sent.map((event) => event.id));
  }
  async function flush(): Promise<void> {
    const sent = isSending ? [] : next(batch);
    if (!sent.length) return;
    isSending = true;
    const answer = await transport.call('/v1/events', bodyOf(sent));
    isSending = false;
    if (scope.ended) return;
    if (answer.ok) {
      batch = BATCH;
      settle(sent, answer.body);
    } else if (answer.status === 400 || answer.status === 413) {
      // One event the server cannot read must not hold back the rest: halve until it stands alone.
      if (sent.length === 1) settle(sent, { results: [{ status: 'rejected' }] });
      batch = Math.ceil(sent.length / 2);
    }
    if (next(1).length) schedule(answer.ok ? 0 : Math.max(transport.wait(), 1000));
  }
  return {
    add(event, atOnce = false) {
      if (events.size >= MOST) {
        const oldest = [...events.values()].find((kept) => kept.type === 'usage') ?? events.values().next().value;
        if (oldest) drop(oldest.id);
        report('outbox-full', 'Too many unsent events: the oldest was given up.');
      }
      events.set(event.id, event);
      storage.save(PREFIX + event.id, JSON.stringify(event));
      if (atOnce) void flush();
      if (!timer || atOnce) schedule(Math.max(GATHER_MS, transport.wait()));
    },
    list: () => [...events.values()],
    flush,
    leave() {
      const sent = next(LAST_BATCH);
      if (sent.length) transport.last('/v1/events', bodyOf(sent));
    },
  };
}
