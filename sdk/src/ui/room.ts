import type { Mounted } from './mount.ts';
import type { Hold } from './opening.ts';

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Where everything begins that may be pushed away by what stands in a place, and where the place itself ends. */
function edgesAfter(place: Element): number[] {
  const edges = [place.getBoundingClientRect().bottom];
  for (let at: Element | null = place; at; at = parentOf(at))
    if (at.nextElementSibling) edges.push(at.nextElementSibling.getBoundingClientRect().top);
  return edges;
}

const holdOf =
  ({ style }: HTMLElement): Hold =>
  (extent) => {
    const isHeld = extent !== null;
    style.overflow = isHeld ? 'hidden' : '';
    style.blockSize = isHeld ? `${Math.max(0, extent)}px` : '';
    style.marginBlockEnd = isHeld ? `${Math.min(0, extent)}px` : '';
  };

/**
 * Where the page would jump when something new is drawn in `place`, that starts with the height there is room for and
 * takes the rest slowly. Called once, right after the first drawing.
 */
export function comeWithoutJump(place: Element, { host, inner }: Pick<Mounted, 'host' | 'inner'>): void {
  const whole = inner.offsetHeight;
  const open = edgesAfter(place);
  host.hidden = true;
  const pushed = edgesAfter(place).map((edge, index) => (open[index] ?? edge) - edge);
  host.hidden = false;
  const room = whole - Math.max(...pushed);
  if (room > whole - 1) return;
  const hold = holdOf(inner);
  hold(room);
  import('./opening.ts').then(
    ({ openSlowly }) => openSlowly(inner, room, hold),
    () => hold(null),
  );
}
