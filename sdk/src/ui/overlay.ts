import type { Mounted } from './mount.ts';

/** Lifts a mounted nudge into the top layer without taking focus. Browsers without popovers get a high z-index. */
export function float(mounted: Mounted, at: 'top' | 'bottom' | 'corner' | 'centre' | 'anchor'): void {
  const { host } = mounted;
  host.dataset.at = at;
  host.setAttribute('popover', 'manual');
  host.showPopover?.();
}

const SAID_AFTER_MS = 100;

/** A screen reader says what comes into a live region that stands already: its words follow a moment later, in room kept for them. */
export function announce(mounted: Mounted): void {
  for (const region of mounted.inner.querySelectorAll<HTMLElement>('[role=status]')) {
    const words = [...region.childNodes];
    region.style.minBlockSize = `${region.getBoundingClientRect().height}px`;
    region.replaceChildren();
    mounted.timer = window.setTimeout(() => {
      if (!region.firstChild) region.append(...words);
      region.style.minBlockSize = '';
    }, SAID_AFTER_MS);
  }
}
