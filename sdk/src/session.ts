import type { Session } from '@uptier/shared/contracts/session.ts';
import type { Scope } from './scope.ts';
import type { Transport } from './transport.ts';

const POLL_MS = 30_000;
const STALE_MS = 10 * 60_000;

export interface Freshness {
  /** Asks for a session now. */
  refresh(): Promise<void>;
  /** A session that came another way. */
  accept(value: unknown, askedAt: number): void;
  /** Somebody else keeps us fresh: no need to ask. */
  heard(): void;
}

interface Deps {
  scope: Scope;
  transport: Transport;
  body(): object;
  learn(session: Session, askedAt: number): void;
}

function isSession(value: unknown): value is Session {
  return (
    typeof value === 'object' && value !== null && 'usage' in value && 'leases' in value && Array.isArray(value.leases)
  );
}

/** Asks for a session now, and again while nobody else brings one. */
export function keepFresh({ scope, transport, body, learn }: Deps): Freshness {
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
  /** Asks when nobody has said anything for a while and somebody looks. */
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
  return {
    refresh,
    accept,
    heard() {
      heardAt = Date.now();
    },
  };
}
