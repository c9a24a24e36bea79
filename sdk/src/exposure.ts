import type { Scope } from './scope.ts';
import type { Undo } from './types.ts';

const SEEN_MS = 1000;

/** Runs once when `target` was half in view for one unbroken second with the page visible. Null: only the page counts. */
export function watchExposure(scope: Scope, target: Element | null, seen: () => void): Undo {
  let inView = !target || typeof IntersectionObserver === 'undefined';
  let stop: Undo | null = null;
  const update = (): void => {
    const isSeen = inView && document.visibilityState === 'visible';
    if (isSeen && !stop) {
      stop = scope.after(SEEN_MS, () => {
        undo();
        seen();
      });
    } else if (!isSeen) {
      stop?.();
      stop = null;
    }
  };
  const unlisten = scope.listen(document, 'visibilitychange', update);
  const observer =
    target && !inView
      ? new IntersectionObserver(
          (entries) => {
            const last = entries.at(-1);
            if (last) inView = last.isIntersecting && isHalfSeen(last);
            scope.safely(update);
          },
          { threshold: [0, 0.25, 0.5, 1] },
        )
      : null;
  if (target) observer?.observe(target);
  const undo = scope.add(() => {
    stop?.();
    unlisten();
    observer?.disconnect();
  });
  update();
  return undo;
}

// A slot may be empty (withheld) or taller than the screen: then being there, or filling half of it, is enough.
function isHalfSeen({ boundingClientRect, intersectionRatio, intersectionRect }: IntersectionObserverEntry): boolean {
  const isEmpty = boundingClientRect.width * boundingClientRect.height === 0;
  return isEmpty || intersectionRatio >= 0.5 || intersectionRect.height * 2 >= window.innerHeight;
}
