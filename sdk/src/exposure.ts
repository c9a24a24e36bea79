import type { Sight } from './looker.ts';
import type { Scope } from './scope.ts';
import type { Undo } from './types.ts';

const SEEN_MS = 1000;

type Observe = new (
  see: (entries: readonly Sight[]) => void,
  options: { threshold: number[] },
) => Pick<IntersectionObserver, 'observe' | 'disconnect'>;

/** Runs once when `target` was half in view for one unbroken second with the page visible. Null: only the page counts. */
export function watchExposure(scope: Scope, target: Element | null, seen: () => void): Undo {
  let isOver = false;
  let inView = !target;
  let stop: Undo | null = null;
  let observer: Pick<IntersectionObserver, 'observe' | 'disconnect'> | null = null;
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
  const look = (Observer: Observe): void => {
    if (!target || isOver) return;
    const see = (entries: readonly Sight[]): void => {
      const last = entries.at(-1);
      if (last) inView = last.isIntersecting && isHalfSeen(last);
      scope.safely(update);
    };
    observer = new Observer(see, { threshold: [0, 0.25, 0.5, 1] });
    observer.observe(target);
  };
  if (typeof IntersectionObserver === 'function') look(IntersectionObserver);
  else if (target) scope.start(async () => look((await import('./looker.ts')).Looker));
  const undo = scope.add(() => {
    isOver = true;
    stop?.();
    unlisten();
    observer?.disconnect();
  });
  update();
  return undo;
}

// A slot may be empty (withheld) or taller than the screen: then being there, or filling half of it, is enough.
function isHalfSeen({ boundingClientRect, intersectionRatio, intersectionRect }: Sight): boolean {
  const isEmpty = boundingClientRect.width * boundingClientRect.height === 0;
  return isEmpty || intersectionRatio >= 0.5 || intersectionRect.height * 2 >= window.innerHeight;
}
