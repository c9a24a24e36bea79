import type { Session } from '@uptier/shared/contracts/session.ts';
import { parse } from './outbox.ts';
import type { Scope } from './scope.ts';
import { readStream } from './stream.ts';
import type { Tabs } from './tabs.ts';
import type { Transport } from './transport.ts';

const POLL_MS = 30_000;
const STALE_MS = 10 * 60_000;
const RETRY_MS = 2000;
const ALIVE_EVERY_MS = 5000;

export interface Live {
  /** Asks for a session now. */
  refresh(): Promise<void>;
  /** Another tab's stream is alive, and may have said something. */
  overhear(name?: string, data?: string): void;
}

interface Deps {
  scope: Scope;
  transport: Transport;
  tabs: Tabs;
  who: string;
  body(): object;
  learn(session: Session, askedAt: number): void;
  /** `upgrade`, `fire`, `off`. */
  take(name: string, data: unknown): void;
}

function isSession(value: unknown): value is Session {
  return typeof value === 'object' && value !== null && 'usage' in value && 'leases' in value && Array.isArray(value.leases);
}

/** Keeps one identity's session fresh: by the stream where one tab holds it, else by asking again. */
export function startLive({ scope, transport, tabs, who, body, learn, take }: Deps): Live {
  let pollMs = POLL_MS;
  let heardAt = 0;
  let learnedAt = 0;
  let toldAt = 0;

  function accept(value: unknown, askedAt: number): void {
    if (scope.ended || !isSession(value)) return;
    pollMs = Math.max(1000, value.pollMs || POLL_MS);
    learnedAt = Date.now();
    learn(value, askedAt);
  }
  async function refresh(): Promise<void> {
    const askedAt = Date.now();
    const answer = await transport.call('/v1/session', body());
    if (answer.ok) accept(answer.body, askedAt);
  }
  function hear(): void {
    heardAt = Date.now();
    if (heardAt - toldAt < ALIVE_EVERY_MS) return;
    toldAt = heardAt;
    tabs.post({ who, kind: 'alive' });
  }
  function tick(): void {
    const now = Date.now();
    const isQuiet = now - heardAt > pollMs;
    const isDue = document.visibilityState === 'visible' ? isQuiet && now - learnedAt > pollMs / 2 : false;
    if (isDue || now - learnedAt > STALE_MS) void refresh();
    scope.after(Math.max(transport.wait(), pollMs * (0.9 + Math.random() / 5)), tick);
  }
  function receive(name: string, data: string): void {
    const value = parse(data);
    if (name === 'session') accept(value, Date.now());
    else take(name, value);
  }
  function tell(name: string, data: string): void {
    tabs.post({ who, kind: 'stream', name, data });
    receive(name, data);
  }
  async function hold(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const response = await transport.open('/v1/stream', body(), signal).catch(() => null);
      if (response?.body) await readStream(response.body, hear, tell).catch(() => undefined);
      if (signal.aborted) return;
      await new Promise<void>((resolve) => {
        scope.after(transport.wait() + RETRY_MS * (0.5 + Math.random()), resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }
  let drop = tabs.lead(`${who}:stream`, hold);
  scope.add(() => drop());
  // An open stream would keep the page out of the back button's cache.
  scope.listen(window, 'pagehide', () => drop());
  scope.listen(window, 'pageshow', (event) => {
    if (!(event instanceof PageTransitionEvent && event.persisted)) return;
    drop = tabs.lead(`${who}:stream`, hold);
    void refresh();
  });
  scope.listen(document, 'visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - Math.max(heardAt, learnedAt) > pollMs) void refresh();
  });
  void refresh();
  scope.after(pollMs, tick);
  return {
    refresh,
    overhear(name, data) {
      heardAt = Date.now();
      if (name && data) receive(name, data);
    },
  };
}
