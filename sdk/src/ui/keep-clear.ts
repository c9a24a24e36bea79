import type { Scope } from '../scope.ts';
import type { Undo } from '../types.ts';

const OTHER: Record<string, string> = { bottom: 'top', top: 'bottom', corner: 'corner-top', 'corner-top': 'corner' };

/** Is the middle of what has focus under this box? */
function isOver(box: Element, focused: unknown): boolean {
  if (!(focused instanceof Element) || focused === document.body || box.contains(focused)) return false;
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const { x, y, width, height } = focused.getBoundingClientRect();
  const [middle, centre] = [x + width / 2, y + height / 2];
  return middle >= left && middle <= right && centre >= top && centre <= bottom;
}

/** A nudge over the page goes to the other edge rather than lie over what has focus. */
export function keepClear(scope: Scope, host: HTMLElement): Undo {
  const look = (focused: unknown): void => {
    const box = host.shadowRoot?.querySelector('.u-box');
    const other = OTHER[host.dataset.at ?? ''];
    if (box && other && focused !== host && isOver(box, focused)) host.dataset.at = other;
  };
  look(document.activeElement);
  // The page scrolls to what takes focus only after it has told so.
  return scope.listen(document, 'focusin', (event) => {
    const [focused] = event.composedPath();
    requestAnimationFrame(() => look(focused));
  });
}
