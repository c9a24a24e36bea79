import type { Scope } from '../scope.ts';
import type { Undo } from '../types.ts';

const STOPS = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Where Tab stops last in an element: itself, or something in it. */
export function stopOf(anchor: Element | null): HTMLElement | null {
  const all = anchor ? [anchor, ...anchor.querySelectorAll(STOPS)] : [];
  const stops = all.filter((element) => element instanceof HTMLElement);
  return stops.findLast((stop) => stop.tabIndex >= 0 && stop.matches(STOPS) && !stop.matches(':disabled')) ?? null;
}

/**
 * Puts a nudge that hangs at the end of the page into the order of Tab right after its anchor. Who comes to it from
 * elsewhere leaves as the page's order has it, so that nobody goes in circles.
 */
export function standBeside(scope: Scope, host: HTMLElement, anchor: HTMLElement): Undo {
  let isFromAnchor = false;
  const tab = (event: KeyboardEvent): void => {
    const stops = [...(host.shadowRoot?.querySelectorAll<HTMLElement>('a[href], button') ?? [])];
    const [at] = event.composedPath();
    if (at === anchor && !event.shiftKey) {
      isFromAnchor = true;
      event.preventDefault();
      stops[0]?.focus();
    } else if (isFromAnchor && at === stops.at(event.shiftKey ? 0 : -1)) {
      isFromAnchor = false;
      // Forward, the browser goes on from the anchor by itself.
      if (event.shiftKey) event.preventDefault();
      anchor.focus({ preventScroll: true });
    }
  };
  return scope.listen(document, 'keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Tab' && !event.defaultPrevented && anchor.isConnected)
      tab(event);
  });
}
