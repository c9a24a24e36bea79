/** Holds a box to an extent in pixels; less than nothing takes back margins around it that it parts. Null lets go. */
export type Hold = (extent: number | null) => void;

/** Pixels a frame: what moves by less than three is no shift of the layout, and nobody loses the line they read. */
const STEP = 2.5;

/** Opens a box that is held at an extent, a little with each frame, and lets go of it. */
export function openSlowly(box: HTMLElement, from: number, hold: Hold): void {
  let extent = from;
  const grow = (): void => {
    if (!box.isConnected) return;
    extent += STEP;
    const isOpen = extent >= box.scrollHeight;
    hold(isOpen ? null : extent);
    if (!isOpen) requestAnimationFrame(grow);
  };
  requestAnimationFrame(grow);
}
