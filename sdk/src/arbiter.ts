import type { Scope } from './scope.ts';
import type { Undo } from './types.ts';

const LOOK_AGAIN_MS = 250;

export interface Arbiter {
  /** Waits for the only place there is for interruptions. The answer gives it back; null when the wait was called off. */
  turn(): Promise<Undo | null>;
  /** Calls off all waits. */
  clear(): void;
}

/** True while the host shows a modal of its own, or something fills the screen. */
function hasHostModal(): boolean {
  const modals = [...document.querySelectorAll(':modal, [aria-modal="true"]')];
  return modals.some((modal) => modal.checkVisibility?.() ?? true);
}

/** One interruption at a time; none while the host is busy, shows a modal, or the page is out of sight. */
export function createArbiter(scope: Scope, busy: () => boolean): Arbiter {
  let queue: ((undo: Undo | null) => void)[] = [];
  let isTaken = false;
  let timer: Undo | null = null;

  const mayInterrupt = (): boolean =>
    document.visibilityState === 'visible' && !scope.safely(busy) && !scope.safely(hasHostModal);

  function pump(): void {
    timer?.();
    timer = null;
    if (isTaken || !queue.length) return;
    if (!mayInterrupt()) {
      timer = scope.after(LOOK_AGAIN_MS, pump);
      return;
    }
    isTaken = true;
    queue.shift()?.(
      scope.add(() => {
        isTaken = false;
        pump();
      }),
    );
  }
  return {
    turn: () =>
      new Promise((resolve) => {
        if (scope.ended) return resolve(null);
        queue.push(resolve);
        pump();
      }),
    clear() {
      for (const resolve of queue) resolve(null);
      queue = [];
    },
  };
}
