import type { Report } from './report.ts';
import type { Scope } from './scope.ts';
import type { OutgoingEvent, Shelf } from './shelf.ts';
import type { Answer, Transport } from './transport.ts';

export interface Outbox {
  /** Keeps the event, then sends it: at once, or with what else comes within the moment. */
  add(event: OutgoingEvent, atOnce: boolean): void;
  /** Sends a batch, or waits for the one on its way. */
  flush(): Promise<void>;
  /** The last chance before the page goes; events stay until a later page has the answer. */
  leave(): void;
}

const BATCH = 200;
// Browsers refuse more than 64 KiB from a page that goes; key, token and envelope want their part.
const LAST_BYTES = 56_000;
const GATHER_MS = 300;

interface Deps {
  shelf: Shelf;
  transport: Transport;
  scope: Scope;
  report: Report;
  /** Events of another identity must not travel under this one's token. */
  mayCarry(event: OutgoingEvent): boolean;
  /** What was sent at `sentAt` has arrived. */
  onAcked(ids: string[], sentAt: number): void;
}

const isUnreadable = (answer: Answer): boolean => !answer.ok && (answer.status === 400 || answer.status === 413);

/** What became of each event; null while they must be sent again. */
function resultsOf(answer: Answer, count: number): unknown[] | null {
  if (!answer.ok) return isUnreadable(answer) && count === 1 ? [{ status: 'rejected' }] : null;
  const { body } = answer;
  const results: unknown = typeof body === 'object' && body && 'results' in body ? body.results : null;
  // A 200 that does not answer each event is somebody else's, a proxy's: nothing was acknowledged.
  return Array.isArray(results) && results.length === count ? results : null;
}

const isRejected = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'status' in result && result.status === 'rejected';

const bodyOf = (events: OutgoingEvent[]): object => ({ sentAt: new Date().toISOString(), events });

/** Those that fit into the last body. */
function fitting(events: OutgoingEvent[]): OutgoingEvent[] {
  let bytes = 0;
  return events.filter((event) => {
    bytes += new Blob([JSON.stringify(event)]).size;
    return bytes < LAST_BYTES;
  });
}

/** Sends in batches, again and again until each event is acknowledged. */
export function createOutbox({ shelf, transport, scope, report, mayCarry, onAcked }: Deps): Outbox {
  let batch = BATCH;
  let timer: (() => void) | null = null;
  let sending: Promise<void> | null = null;

  const next = (most: number): OutgoingEvent[] => shelf.list().filter(mayCarry).slice(0, most);

  function schedule(ms: number): void {
    timer?.();
    timer = scope.after(ms, () => {
      timer = null;
      void flush();
    });
  }
  function settle(sent: OutgoingEvent[], results: unknown[], sentAt: number): void {
    const rejected = results.filter(isRejected);
    if (rejected.length) report('rejected', 'Events were refused and are not sent again.', rejected);
    const ids = sent.map(({ id }) => id);
    ids.forEach(shelf.drop);
    onAcked(ids, sentAt);
  }
  async function send(): Promise<void> {
    const [sent, sentAt] = [next(batch), Date.now()];
    if (!sent.length) return;
    const answer = await transport.call('/v1/events', bodyOf(sent));
    if (scope.ended) return;
    // One event the server cannot read must not hold back the rest: halve until it stands alone.
    batch = isUnreadable(answer) ? Math.ceil(sent.length / 2) : BATCH;
    const results = resultsOf(answer, sent.length);
    if (results) settle(sent, results, sentAt);
    if (next(1).length) schedule(answer.ok && results ? 0 : Math.max(transport.wait(), 1000));
  }
  function flush(): Promise<void> {
    sending ??= send().finally(() => {
      sending = null;
    });
    return sending;
  }
  return {
    add(event, atOnce) {
      if (shelf.put(event)) report('outbox-full', 'Too many unsent events: the oldest was given up.');
      if (atOnce || !timer) schedule(atOnce ? 0 : Math.max(GATHER_MS, transport.wait()));
    },
    flush,
    leave() {
      const sent = fitting(next(BATCH));
      if (sent.length) transport.last('/v1/events', bodyOf(sent));
    },
  };
}
