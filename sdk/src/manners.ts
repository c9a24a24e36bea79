import { countAlong } from './count-along.ts';
import { act, type Scene, type SceneDeps } from './scene.ts';
import { standBeside, stopOf } from './ui/beside.ts';
import { closeOnEscape, returnFocus } from './ui/focus-manners.ts';
import { keepClear } from './ui/keep-clear.ts';

/** What a painted nudge owes to people who use keys or listen, and true numbers. It is fetched once the nudge stands: nothing of it is needed to paint. */
export function attend(deps: SceneDeps, scene: Scene): void {
  const { painted, place, lease, undos } = scene;
  const host = painted?.element;
  undos.push(...countAlong(deps, scene));
  if (!(host instanceof HTMLElement) || lease.surface === 'modal') return;
  const close = (): void => act(deps, scene, 'dismissed');
  const { scope } = deps;
  const isOver = lease.surface === 'banner' || lease.surface === 'toast';
  const isBeside = lease.surface === 'tooltip' || (lease.surface === 'paywall' && !place);
  const anchor = isBeside ? stopOf(place ?? document.activeElement) : null;
  // Before it is taken away, as then nobody knows any more where focus was.
  undos.unshift(returnFocus(scope, host, anchor));
  if (isOver) undos.push(keepClear(scope, host));
  if (isOver || isBeside) undos.push(closeOnEscape(scope, isOver ? host : document, close));
  if (anchor) undos.push(standBeside(scope, host, anchor));
}
