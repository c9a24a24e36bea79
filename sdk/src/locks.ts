import type { Scope } from './scope.ts';
import type { Undo } from './types.ts';

const HOLD_MS = 10_000;

/** True in one tab only, for ten seconds: by then the others know. Where the browser has no locks the server's own grant decides. */
export function isFirst(scope: Scope, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const ask = async (): Promise<void> => {
      await navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise<void>((release) => holdBriefly(scope, release));
      });
    };
    ask().catch(() => resolve(true));
  });
}

// A page that holds locks cannot be kept for the back button, so none outlives its use.
function holdBriefly(scope: Scope, release: () => void): void {
  const cancel = scope.after(HOLD_MS, () => undo());
  const unlisten = scope.listen(window, 'pagehide', () => undo());
  const undo = scope.add(() => {
    cancel();
    unlisten();
    release();
  });
}

/** Runs in one tab at a time until its signal ends it; then another tab follows. Returns its undo. */
export function lead(scope: Scope, name: string, run: (signal: AbortSignal) => Promise<void>): Undo {
  const control = new AbortController();
  const { signal } = control;
  const wait = async (): Promise<void> => {
    await navigator.locks?.request(name, { signal }, () => run(signal));
  };
  wait().catch(() => undefined);
  return scope.add(() => control.abort());
}
