import { createBreaker } from './breaker.ts';
import type { Core, Visit } from './core.ts';
import { lead } from './locks.ts';
import { heard, type Said, take } from './news.ts';
import type { Scope } from './scope.ts';
import { readStream } from './stream.ts';
import { within } from './within.ts';

const RETRY_MS = 2000;
const ALIVE_EVERY_MS = 5000;
/** A stream says something every 15 s: one that is silent for so long is dead, whatever the connection says. */
const SILENT_MS = 40_000;

/** Waits; less when the signal ends it. Leaves nothing on the signal, which lives as long as the page. */
function pause(scope: Scope, signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = scope.after(ms, end);
    signal.addEventListener('abort', end);
  });
}

/** One reading of the stream, until it ends or says nothing any more. False when there was none. */
async function readOnce(core: Core, visit: Visit, signal: AbortSignal, hear: Hearing): Promise<boolean> {
  const { transport } = core;
  const { scope } = visit;
  const body = visit.body();
  const control = new AbortController();
  const end = (): void => control.abort();
  let cancel = scope.after(SILENT_MS, end);
  signal.addEventListener('abort', end);
  const alive = (): void => {
    cancel();
    cancel = scope.after(SILENT_MS, end);
    hear.alive();
  };
  try {
    if (transport.wait()) return false;
    const response = await within(control.signal, () => transport.post('/v1/stream', body, control.signal));
    if (!response.ok || !response.body) return false;
    await readStream(response.body, control.signal, alive, (name, data) =>
      hear.receive({ name, data, locale: body.locale }),
    );
    return true;
  } catch {
    return false;
  } finally {
    cancel();
    signal.removeEventListener('abort', end);
  }
}

interface Hearing {
  alive(): void;
  receive(said: Said): void;
}

/** What the tab with the stream hears, here and told to the others. */
function hearFor(core: Core, visit: Visit): Hearing {
  const { scope, who } = visit;
  let toldAt = -ALIVE_EVERY_MS;
  return {
    alive() {
      heard(visit);
      if (performance.now() - toldAt < ALIVE_EVERY_MS) return;
      toldAt = performance.now();
      core.state.tell({ who, kind: 'alive' });
    },
    receive(said) {
      core.state.tell({ who, kind: 'stream', ...said });
      scope.safely(() => scope.ended || take(core, visit, said));
    },
  };
}

/** One tab holds the stream and tells the others: ten tabs must not take all connections. */
export function holdStream(core: Core, visit: Visit): void {
  const { scope, who } = visit;
  const name = `${core.prefix}${who}:stream`;
  // Its own: where a proxy blocks streams, events must not wait for them.
  const breaker = createBreaker();
  const hear = hearFor(core, visit);
  async function hold(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const hasRead = await readOnce(core, visit, signal, hear);
      if (signal.aborted) return;
      breaker.judge(hasRead ? 200 : 0, null);
      await pause(scope, signal, breaker.wait() + core.transport.wait() + RETRY_MS * (0.5 + Math.random()));
    }
  }
  let drop = lead(scope, name, hold);
  // An open stream would keep the page out of the back button's cache.
  scope.listen(window, 'pagehide', () => drop());
  scope.listen(window, 'pageshow', (event) => {
    if (event instanceof PageTransitionEvent && event.persisted) drop = lead(scope, name, hold);
  });
}
