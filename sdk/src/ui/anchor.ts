import { autoUpdate, computePosition, flip, hide, offset, platform, shift, size } from '@floating-ui/dom';

const [GAP, EDGE, ARROW] = [10, 8, 11];
/** Where a window is lower, as when it is zoomed far, the tip may lie over its anchor rather than end out of sight. */
const LOW = 480;

/** As large as it is seen, whatever the page zooms or transforms. */
const seenPlatform = {
  ...platform,
  getDimensions(element: Element) {
    const { width, height } = element.getBoundingClientRect();
    return { width, height };
  },
};

/** The anchor and the hosts of the shadow roots that it stands in. */
function chainOf(anchor: Element): Element[] {
  const root = anchor.getRootNode();
  return root instanceof ShadowRoot ? [anchor, ...chainOf(root.host)] : [anchor];
}

/** There without being seen: not rendered, or made invisible. */
const isInvisible = (anchor: Element): boolean =>
  !anchor.getClientRects().length || getComputedStyle(anchor).visibility !== 'visible';

function write({ style }: HTMLElement, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) style.setProperty(name, value, 'important');
}

/** Puts the host beside its anchor, on the first side with room, and the arrow at the anchor's middle. False: there is nothing to point at. */
async function put(anchor: Element, host: HTMLElement, frame: HTMLElement): Promise<boolean> {
  const isLow = window.innerHeight <= LOW;
  const zoom = Reflect.get(host, 'currentCSSZoom') || 1;
  const { x, y, placement, middlewareData } = await computePosition(anchor, host, {
    ...{ placement: 'bottom', strategy: 'fixed', platform: seenPlatform },
    middleware: [
      offset(GAP),
      flip({ crossAxis: false, padding: EDGE, fallbackPlacements: ['top', 'right', 'left'] }),
      size({
        padding: EDGE,
        apply({ availableHeight }) {
          const room = Math.min(window.innerHeight - 2 * EDGE, Math.max(isLow ? 200 : 80, availableHeight));
          frame.style.setProperty('--_room', `${room / zoom}px`);
        },
      }),
      shift({ padding: EDGE, crossAxis: isLow }),
      hide(),
    ],
  });
  const at = anchor.getBoundingClientRect();
  const own = host.getBoundingClientRect();
  const isBeside = placement === 'left' || placement === 'right';
  const [middle, extent] = isBeside ? [at.y + at.height / 2 - y, own.height] : [at.x + at.width / 2 - x, own.width];
  const arrow = Math.max(ARROW, Math.min(middle / zoom - ARROW / 2, extent / zoom - 2 * ARROW));
  write(host, { '--_x': `${x / zoom}px`, '--_y': `${y / zoom}px` });
  write(frame, { '--tip-at': `${arrow}px` });
  frame.dataset.side = placement;
  return !middlewareData.hide?.referenceHidden && !isInvisible(anchor);
}

interface Follower {
  anchor: Element;
  host: HTMLElement;
  /** What holds box and arrow. */
  frame: HTMLElement;
  /** The anchor was seen, or not, when the place was last taken. */
  placed(isSeen: boolean): void;
  /** The anchor has left the page. */
  left(): void;
}

/** Follows an anchor through scroll, resize and changes of the page; at rest it reads nothing. Returns its undo. */
export function followAnchor({ anchor, host, frame, placed, left }: Follower): () => void {
  const chain = chainOf(anchor);
  const roots = chain.map((element) => element.getRootNode());
  let isOver = false;
  let asked = 0;
  const update = (): void => {
    put(anchor, host, frame).then(
      (isSeen) => isOver || placed(isSeen),
      () => undefined,
    );
  };
  const soon = (): void => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      if (anchor.isConnected) update();
      else left();
    });
  };
  const holds = (target: EventTarget | null): boolean =>
    target instanceof Node && chain.some((element) => target.contains(element));
  const onScroll = ({ target }: Event): void => {
    if (holds(target)) update();
  };
  // Whoever scrolls: the anchor may be moved into another container.
  for (const root of roots) root.addEventListener('scroll', onScroll, { capture: true, passive: true });
  const watcher = new MutationObserver((records) => {
    if (!anchor.isConnected || records.some(({ type, target }) => type === 'attributes' && holds(target))) soon();
  });
  const attributeFilter = ['class', 'style', 'hidden', 'open'];
  for (const root of roots) watcher.observe(root, { childList: true, subtree: true, attributeFilter });
  const undo = autoUpdate(anchor, host, update, { ancestorScroll: false });
  return () => {
    isOver = true;
    cancelAnimationFrame(asked);
    for (const root of roots) root.removeEventListener('scroll', onScroll, { capture: true });
    watcher.disconnect();
    undo();
  };
}
