import type { ComponentType } from 'preact';
import { mount } from './mount.ts';
import type { Painted, PaintRequest, ViewProps } from './view.ts';

/** Paints a flat surface inside the host's element. */
export function paintInPlace(
  View: ComponentType<ViewProps>,
  request: PaintRequest,
  styles: readonly string[],
): Painted {
  const mounted = mount(request.place ?? document.body, { theme: request.theme, locale: request.nudge.locale, styles });
  const draw = (nudge: PaintRequest['nudge']): void => mounted.draw(<View {...request} nudge={nudge} />);
  draw(request.nudge);
  return { element: mounted.host, close: mounted.unmount, update: draw };
}
