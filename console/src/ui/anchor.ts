const GAP = 6;
const EDGE = 8;

/** Places a fixed `floating` element under `anchor`, above it where there is no room, always inside the window. */
export function anchorTo(anchor: Element, floating: HTMLElement, align: 'start' | 'centre' | 'end' = 'start'): void {
  const at = anchor.getBoundingClientRect();
  const box = floating.getBoundingClientRect();
  const start = { start: at.left, centre: at.left + at.width / 2 - box.width / 2, end: at.right - box.width }[align];
  const left = Math.max(EDGE, Math.min(start, window.innerWidth - box.width - EDGE));
  const below = at.bottom + GAP;
  const fits = below + box.height <= window.innerHeight - EDGE;
  const top = fits ? below : Math.max(EDGE, at.top - GAP - box.height);
  floating.style.setProperty('inset', `${Math.round(top)}px auto auto ${Math.round(left)}px`);
}
