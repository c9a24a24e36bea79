import type { Session } from '@uptier/shared/contracts/session.ts';
import { parse } from './outbox.ts';
import type { Scope } from './scope.ts';
import type { Tabs } from './tabs.ts';
import type { Transport } from './transport.ts';

const POLL_MS = 30_000;
const STALE_MS = 10 * 60_000;

export interface Live {
  /** Asks for a session now. */
  refresh(): Promise<void>;
  /** A stream, here or in another tab, is alive and may have said something. */
  overhear(name?: string, data?: string): void;
}

export interface StreamDeps {
  scope: Scope;
  transport: Transport;
  tabs: Tabs;
  who: string;
  body(): object;
  hear: Live['overhear'];
}

export type LoadStream = () => Promise<{ holdStream(deps: StreamDeps): void }>;

interface Deps extends Omit<StreamDeps, 'hear'> {
  loadStream: LoadStream;
  learn(session: Session, askedAt: number): void;
  /** `upgrade`, `fire`, `off`. */
  take(name: string, data: unknown): void;
}

function isSession(value: unknown): value is Session {
  return typeof value === 'object' && value !== null && 'usage' in value && 'leases' in value && Array.isArray(value.leases);
}

/** Keeps one identity's session fresh: by the stream where a tab holds one, else by asking again. */
export function startLive(deps: Deps): Live {
  const { scope, transport, body, learn, take } = deps;
  let pollMs = POLL_MS;
  let heardAt = 0;
  let learnedAt = 0;

  function accept(value: unknown, askedAt: number): void {
    if (scope.ended || !isSession(value)) return;
    pollMs = Math.max(1000, value.pollMs || POLL_MS);
    learnedAt = Date.now();
    learn(value, askedAt);
  }
  async function refresh(): Promise<void> {
    const askedAt = Date.now();
    const answer = await transport.call('/v1/session', body());
    if (answer.ok) scope.safely(() => accept(answer.body, askedAt));
  }
  const overhear: Live['overhear'] = (name, data) => {
    heardAt = Date.now();
    if (!name || !data || scope.ended) return;
    const value = parse(data);
    if (name === 'session') accept(value, heardAt);
    else take(name, value);
  };
  /** Asks again when nobody has said anything for a while and somebody looks. */
  function catchUp(): void {
    const now = Date.now();
    const isQuiet = now - Math.max(heardAt, learnedAt) > pollMs * 0.8;
    if ((isQuiet && document.visibilityState === 'visible') || now - learnedAt > STALE_MS) void refresh();
  }
  function tick(): void {
    catchUp();
    scope.after(Math.max(transport.wait(), pollMs * (0.9 + Math.random() / 5)), tick);
  }
  scope.listen(document, 'visibilitychange', catchUp);
  void refresh();
  scope.after(pollMs, tick);
  deps.loadStream().then(
    ({ holdStream }) => scope.ended || holdStream({ ...deps, hear: overhear }),
    () => undefined,
  );
  return { refresh, overhear };
}
