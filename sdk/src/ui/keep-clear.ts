import type { Scope } from '../scope.ts';
import type { Undo } from '../types.ts';

const OTHER: Record<string, string> = { bottom: 'top', top: 'bottom', corner: 'corner-top', 'corner-top': 'corner' };

/** Is the middle of the element that has focus under this box? */
function isOverFocus(box: Element): boolean {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  if (!focused || focused === document.body || box.contains(focused)) return false;
  const { left, right, top, bottom } = box.getBoundingClientRect();
  const { x, y, width, height } = focused.getBoundingClientRect();
  const [middle, centre] = [x + width / 2, y + height / 2];
  return middle >= left && middle <= right && centre >= top && centre <= bottom;
}

/** A nudge over the page goes to the other edge rather than lie over what has focus. */
export function keepClear(scope: Scope, host: HTMLElement): Undo {
  const look = (): void => {
    const box = host.shadowRoot?.querySelector('.u-box');
    const other = OTHER[host.dataset.at ?? ''];
    if (box && other && isOverFocus(box)) host.dataset.at = other;
  };
  look();
  // The page scrolls to what takes focus only after it has told so.
  return scope.listen(document, 'focusin', () => requestAnimationFrame(look));
}
