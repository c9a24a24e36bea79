import type { Mounted } from './mount.ts';

/** Lifts a mounted nudge into the top layer without taking focus. Browsers without popovers get a high z-index. */
export function float(mounted: Mounted, at: 'top' | 'bottom' | 'corner' | 'centre' | 'anchor'): void {
  const { host } = mounted;
  host.dataset.at = at;
  host.setAttribute('popover', 'manual');
  host.showPopover?.();
}

/** Runs when Escape is pressed and nothing else has taken it. Returns its undo. */
export function onEscape(run: () => void): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) run();
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}
