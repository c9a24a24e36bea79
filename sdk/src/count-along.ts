import type { Nudge } from '@uptier/shared/contracts/nudge.ts';
import type { Scene, SceneDeps } from './scene.ts';
import type { Undo } from './types.ts';
import { withUse } from './ui/with-use.ts';

/** A live region is filled within its first 100 ms. */
const SETTLED_MS = 150;

/** Keeps the numbers of an open nudge true while the page counts. New words are said aloud, numbers that climb are not. */
export function countAlong({ scope, usage }: SceneDeps, scene: Scene): Undo[] {
  const { painted } = scene;
  const first = scene.lease.nudge;
  if (!painted || !first) return [];
  let nudge: Nudge = first;
  let frame = 0;
  const region = painted.element.shadowRoot?.querySelector('[role=status]');
  const draw = (live: 'off' | 'polite'): void => {
    region?.setAttribute('aria-live', live);
    painted.update(withUse(nudge, usage.find));
  };
  const follow = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => void scope.safely(() => draw('off')));
  };
  scene.painted = {
    ...painted,
    update(next) {
      nudge = next;
      draw('polite');
    },
  };
  return [scope.after(SETTLED_MS, follow), scope.add(usage.subscribe(follow)), () => cancelAnimationFrame(frame)];
}
