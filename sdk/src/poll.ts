import type { Scope } from './scope.ts';
import type { Freshness } from './session.ts';
import type { Transport } from './transport.ts';

const POLL_MS = 30_000;
const STALE_MS = 10 * 60_000;

/** Asks for sessions again and again while nobody else brings them. */
export function keepPolling(scope: Scope, transport: Transport, fresh: Freshness): void {
  const pollMs = (): number => Math.max(1000, fresh.pollMs || POLL_MS);

  /** Asks when nobody has said anything for a while and somebody looks. */
  function catchUp(): void {
    const now = performance.now();
    const isQuiet = now - Math.max(fresh.heardAt, fresh.learnedAt) > pollMs() * 0.8;
    if ((isQuiet && document.visibilityState === 'visible') || now - fresh.learnedAt > STALE_MS)
      scope.start(fresh.refresh);
  }
  function tick(): void {
    catchUp();
    scope.after(Math.max(transport.wait(), pollMs() * (0.9 + Math.random() / 5)), tick);
  }
  scope.listen(document, 'visibilitychange', catchUp);
  // How often to ask is in the first answer.
  scope.start(() => fresh.ready.then(() => void scope.after(pollMs(), tick)));
}
