import type { Scope } from '../scope.ts';
import type { Undo } from '../types.ts';

/** Closes on Escape in `target` that nobody has taken yet: the page may have something open of its own. */
export const closeOnEscape = (scope: Scope, target: EventTarget, close: () => void): Undo =>
  scope.listen(target, 'keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    close();
  });

/** Its undo, called while the nudge still stands, gives focus that is inside back to where it came from. */
export function returnFocus(scope: Scope, host: HTMLElement, otherwise: HTMLElement | null): Undo {
  let from: EventTarget | null = otherwise;
  const unlisten = scope.listen(host, 'focusin', (event) => {
    if (event instanceof FocusEvent && event.relatedTarget) from = event.relatedTarget;
  });
  return () => {
    unlisten();
    if (!host.matches(':focus-within')) return;
    queueMicrotask(() => {
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    });
  };
}
