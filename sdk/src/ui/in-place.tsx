import type { ComponentType } from 'preact';
import { mountNudge } from './mount.ts';
import type { Painted, PaintRequest, ViewProps } from './view.ts';

/** Paints a flat surface inside the host's element. */
export function paintInPlace(
  View: ComponentType<ViewProps>,
  request: PaintRequest,
  styles: readonly string[],
): Painted {
  const mounted = mountNudge(request.place ?? document.body, request, styles);
  const draw = (nudge: PaintRequest['nudge']): void => mounted.draw(<View {...request} nudge={nudge} />);
  draw(request.nudge);
  return { element: mounted.host, close: mounted.unmount, update: draw };
}
