import type { Mounted } from './mount.ts';
import type { Hold } from './opening.ts';

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/** Where everything begins that what stands in a place may push away; what cannot be seen begins nowhere. */
function edgesAfter(place: Element): number[] {
  const edges: number[] = [];
  for (let at: Element | null = place; at; at = parentOf(at)) {
    const { top, height } = at.nextElementSibling?.getBoundingClientRect() ?? { top: 0, height: 0 };
    edges.push(height ? top : Number.POSITIVE_INFINITY);
  }
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
 * Where what the user sees would jump when something new is drawn in `place`, that starts with the height there is room
 * for and takes the rest slowly. Called once, after the first drawing.
 */
export function comeWithoutJump(place: Element, { host, inner }: Pick<Mounted, 'host' | 'inner'>): void {
  const whole = inner.offsetHeight;
  const open = edgesAfter(place);
  host.hidden = true;
  const pushed = edgesAfter(place).map((edge, index) => (edge < innerHeight ? (open[index] ?? edge) - edge : 0));
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
