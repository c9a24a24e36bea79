/** How a nudge looks. The first four interrupt and are claimed; the others answer the user and cost nothing. */
export const surfaces = ['modal', 'banner', 'toast', 'tooltip', 'card', 'meter', 'paywall'] as const;
export type Surface = (typeof surfaces)[number];

export const interruptingSurfaces = ['modal', 'banner', 'toast', 'tooltip'] as const;
export type InterruptingSurface = (typeof interruptingSurfaces)[number];

/** True when a surface comes uninvited, so that it must be claimed against the caps. */
export function isInterrupting(surface: Surface): surface is InterruptingSurface {
  return surface === 'modal' || surface === 'banner' || surface === 'toast' || surface === 'tooltip';
}
