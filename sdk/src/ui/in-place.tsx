import type { ComponentType } from 'preact';
import { mountNudge } from './mount.ts';
import { comeWithoutJump } from './room.ts';
import type { Painted, PaintRequest, ViewProps } from './view.ts';

/** Paints a flat surface inside the host's element. */
export function paintInPlace(
  View: ComponentType<ViewProps>,
  request: PaintRequest,
  styles: readonly string[],
): Painted {
  const place = request.place ?? document.body;
  const mounted = mountNudge(place, request, styles);
  const draw = (nudge: PaintRequest['nudge']): void => mounted.draw(<View {...request} nudge={nudge} />);
  draw(request.nudge);
  comeWithoutJump(place, mounted);
  return { element: mounted.host, close: mounted.unmount, update: draw };
}
