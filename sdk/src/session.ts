import type { Session } from '@uptier/shared/contracts/session.ts';
import { isRecord } from './record.ts';
import type { Scope } from './scope.ts';
import type { Transport } from './transport.ts';

export interface Freshness {
  /** Settles with the first answer, or without one. */
  ready: Promise<void>;
  /** Milliseconds of the page's life: when the last session came, and when anybody last said that there is no newer one. */
  learnedAt: number;
  heardAt: number;
  /** How long to wait for the next. */
  pollMs: number;
  /** Asks for a session now. */
  refresh(): Promise<void>;
  /** A session that came another way. */
  accept(value: unknown, askedAt: number): void;
}

interface Asker {
  scope: Scope;
  /** What the server is told. */
  body(): object;
}

const isLease = (value: unknown): boolean => isRecord(value) && isRecord(value.trigger);
const isSession = (value: unknown): value is Session =>
  isRecord(value) && isRecord(value.usage) && Array.isArray(value.leases) && value.leases.every(isLease);

/** Asks for sessions when it is told to. */
export function keepFresh(
  { scope, body }: Asker,
  transport: Transport,
  learn: (session: Session, askedAt: number) => void,
): Freshness {
  function accept(value: unknown, askedAt: number): void {
    if (scope.ended || !isSession(value)) return;
    fresh.pollMs = value.pollMs;
    fresh.learnedAt = performance.now();
    learn(value, askedAt);
  }
  async function refresh(): Promise<void> {
    try {
      const askedAt = performance.now();
      const answer = await transport.call('/v1/session', body());
      if (answer.ok) scope.safely(() => accept(answer.body, askedAt));
    } finally {
      settle();
    }
  }
  let settle: () => void;
  const ready = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const fresh: Freshness = { ready, learnedAt: 0, heardAt: 0, pollMs: 0, refresh, accept };
  return fresh;
}
