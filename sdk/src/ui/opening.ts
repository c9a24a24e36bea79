/** Holds a box to an extent in pixels; less than nothing takes back margins around it that it parts. Null lets go. */
export type Hold = (extent: number | null) => void;

/** Pixels a frame: what moves by less than three is no shift of the layout, and nobody loses the line they read. */
const STEP = 2.5;
/** What opens at the same time pushes the same page. */
const opening = new Set<Element>();

/** Opens a box that is held at an extent, a little with each frame, and lets go of it. */
export function openSlowly(box: HTMLElement, from: number, hold: Hold): void {
  let extent = from;
  const grow = (): void => {
    extent += STEP / opening.size;
    const isOpen = extent >= box.scrollHeight;
    hold(isOpen ? null : extent);
    requestAnimationFrame(isOpen || !box.isConnected ? () => opening.delete(box) : grow);
  };
  opening.add(box);
  requestAnimationFrame(grow);
}
