import type { Scope } from './scope.ts';
import type { Undo } from './types.ts';

const HOLD_MS = 60_000;

/** What tabs of one browser say to each other. */
export interface Tabs {
  post(message: object): void;
  /** True for one tab only, for a minute. Where the browser has no locks the server's own grant decides. */
  first(name: string): Promise<boolean>;
  /** Runs in one tab at a time until its signal ends it; another tab follows. Returns its undo. */
  lead(name: string, run: (signal: AbortSignal) => Promise<void>): Undo;
}

export function createTabs(prefix: string, scope: Scope, hear: (message: object) => void): Tabs {
  const isPage = typeof document !== 'undefined';
  const channel = isPage ? scope.safely(() => new BroadcastChannel(prefix)) : undefined;
  const locks = isPage ? navigator.locks : undefined;
  if (channel) {
    scope.listen(channel, 'message', (event) => {
      if (event instanceof MessageEvent && typeof event.data === 'object' && event.data) hear(event.data);
    });
    scope.add(() => channel.close());
  }
  return {
    post: (message) => void scope.safely(() => channel?.postMessage(message)),
    first: (name) =>
      new Promise((resolve) => {
        if (!locks) return resolve(true);
        locks
          .request(prefix + name, { ifAvailable: true }, (lock) => {
            resolve(lock !== null);
            return lock && new Promise<void>((release) => void holdUntil(scope, release));
          })
          .catch(() => resolve(true));
      }),
    lead(name, run) {
      const control = new AbortController();
      const { signal } = control;
      locks?.request(prefix + name, { signal }, () => run(signal)).catch(() => undefined);
      return scope.add(() => control.abort());
    },
  };
}

// A page that holds locks cannot be kept for the back button, so none outlives its use.
function holdUntil(scope: Scope, release: () => void): void {
  const undo = scope.add(release);
  scope.after(HOLD_MS, undo);
  if (typeof window !== 'undefined') scope.listen(window, 'pagehide', undo);
}
