import { bodyOf, lastOf, partWith } from './parting.ts';
import { isRecord } from './record.ts';
import type { Report } from './report.ts';
import type { Scope } from './scope.ts';
import type { OutgoingEvent, Shelf } from './shelf.ts';
import type { Answer, Transport } from './transport.ts';

export interface Outbox {
  /** There is something new: sends at once, or with what else comes within the moment. */
  wake(atOnce: boolean): void;
  /** Sends a batch, or waits for the one on its way. */
  flush(): Promise<void>;
  /** The page goes: hands over to the browser what it takes. */
  part(): void;
}

const BATCH = 200;
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

const isUnreadable = (answer: Answer): boolean => !answer.ok && [400, 413, 415].includes(answer.status);

/** What became of each event; null while they must be sent again. */
function resultsOf(answer: Answer, count: number, isPlain: boolean): unknown[] | null {
  if (!answer.ok) return isUnreadable(answer) && isPlain && count === 1 ? [{ status: 'rejected' }] : null;
  const results = isRecord(answer.body) ? answer.body.results : null;
  // A 200 that does not answer each event is somebody else's, a proxy's: nothing was acknowledged.
  return Array.isArray(results) && results.length === count ? results : null;
}

const isRejected = (result: unknown): boolean => isRecord(result) && result.status === 'rejected';
const isHidden = (): boolean => typeof document !== 'undefined' && document.visibilityState === 'hidden';

/** A hidden page may be gone at any moment: what is small enough then goes on without it. */
function call(transport: Transport, waiting: OutgoingEvent[]): [sent: OutgoingEvent[], answer: Promise<Answer>] {
  const last = isHidden() ? lastOf(waiting) : [];
  const sent = last.length ? last : waiting;
  return [sent, transport.call('/v1/events', bodyOf(sent), last.length > 0)];
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
      scope.start(flush);
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
    const waiting = next(batch);
    if (!waiting.length) return;
    const [isPlain, sentAt] = [!transport.pack, performance.now()];
    const [sent, coming] = call(transport, waiting);
    const answer = await coming;
    if (scope.ended) return;
    // A proxy on the way may not know what packed bodies are.
    if (isUnreadable(answer)) transport.pack = null;
    // One event the server cannot read must not hold back the rest: halve until it stands alone.
    batch = isUnreadable(answer) ? Math.ceil(sent.length / 2) : BATCH;
    const results = resultsOf(answer, sent.length, isPlain);
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
    wake(atOnce) {
      if (atOnce || !timer) schedule(atOnce ? 0 : Math.max(GATHER_MS, transport.wait()));
    },
    flush,
    part: () => void scope.safely(() => partWith({ shelf, transport, mayCarry })),
  };
}
