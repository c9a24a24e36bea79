const LOOK_MS = 200;

/** What is looked at of a target in view. */
export type Sight = Pick<
  IntersectionObserverEntry,
  'boundingClientRect' | 'intersectionRatio' | 'intersectionRect' | 'isIntersecting'
>;

/** What of a rectangle is left after the window and everything around the element has cut it. */
function cut(element: Element, { left, top, right, bottom }: DOMRect): DOMRect {
  let rect = { left, top, right, bottom };
  const by = (edge: typeof rect): void => {
    rect = {
      left: Math.max(rect.left, edge.left),
      top: Math.max(rect.top, edge.top),
      right: Math.min(rect.right, edge.right),
      bottom: Math.min(rect.bottom, edge.bottom),
    };
  };
  by({ left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight });
  for (let parent = element.parentElement; parent; parent = parent.parentElement)
    if (getComputedStyle(parent).overflow !== 'visible') by(parent.getBoundingClientRect());
  return new DOMRect(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top);
}

function lookAt(element: Element): Sight {
  const boundingClientRect = element.getBoundingClientRect();
  const intersectionRect = cut(element, boundingClientRect);
  const { width, height } = intersectionRect;
  const isRendered = element.getClientRects().length > 0 && element.checkVisibility?.({ contentVisibilityAuto: true });
  const isIntersecting = isRendered !== false && width >= 0 && height >= 0;
  const area = boundingClientRect.width * boundingClientRect.height;
  const intersectionRatio = isIntersecting && area > 0 ? (width * height) / area : Number(isIntersecting);
  return { boundingClientRect, intersectionRect, isIntersecting, intersectionRatio };
}

/** Stands in where the page has no IntersectionObserver: looks a few times a second. */
export class Looker {
  readonly #see: (entries: readonly Sight[]) => void;
  #timer = 0;

  constructor(see: (entries: readonly Sight[]) => void) {
    this.#see = see;
  }
  observe(target: Element): void {
    this.#see([lookAt(target)]);
    this.#timer = window.setTimeout(() => this.observe(target), LOOK_MS);
  }
  disconnect(): void {
    clearTimeout(this.#timer);
  }
}
