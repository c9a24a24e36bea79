import type { Scope } from './scope.ts';
import type { Undo } from './types.ts';

const LOOK_AGAIN_MS = 250;
/** Asks every client of the page, whatever copy it comes from, whether one of them interrupts. */
const TURN = 'uptier-turn';
const MODAL = ':modal, [aria-modal="true"], uptier-nudge[data-at="centre"]';

export interface Arbiter {
  /** Waits for the only place there is for interruptions. The answer gives it back; null when the wait was called off. */
  turn(): Promise<Undo | null>;
  /** Calls off all waits. */
  clear(): void;
}

/** True while the host shows a modal, something fills the screen, or the user reads what they clicked for. */
function hasModal(root: Document | ShadowRoot = document): boolean {
  const isOpen = [...root.querySelectorAll(MODAL)].some((modal) => modal.checkVisibility?.() ?? true);
  // A modal inside of a component holds the focus.
  const inner = root.activeElement?.shadowRoot;
  return isOpen || Boolean(inner && hasModal(inner));
}

/** One interruption at a time, over all clients of the page; none while the host is busy, shows a modal, or the page is out of sight. */
export function createArbiter(scope: Scope, busy: () => boolean): Arbiter {
  let queue: ((undo: Undo | null) => void)[] = [];
  let isTaken = false;
  let timer: Undo | null = null;

  const mayInterrupt = (): boolean =>
    document.visibilityState === 'visible' &&
    !scope.safely(busy) &&
    !scope.safely(hasModal) &&
    document.dispatchEvent(new Event(TURN, { cancelable: true }));
  scope.listen(document, TURN, (event) => isTaken && event.preventDefault());

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
