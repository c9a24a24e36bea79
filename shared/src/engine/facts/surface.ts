import type { InterruptingSurface, Surface } from '../../contracts/surface.ts';

/** True when a surface comes uninvited, so that it must be claimed against the caps. */
export function interrupts(surface: Surface): surface is InterruptingSurface {
  return surface === 'modal' || surface === 'banner' || surface === 'toast' || surface === 'tooltip';
}

/** What a surface becomes when requests of colleagues bring it: an answer to nobody's question is a banner. */
export function surfaceFor(surface: Surface, cause: 'trigger' | 'requests'): Surface {
  return cause === 'requests' && !interrupts(surface) ? 'banner' : surface;
}
