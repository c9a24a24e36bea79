import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { PlayerDeps } from './player.ts';
import type { Scope } from './scope.ts';
import type { Surfaced } from './surfaces.ts';

/** Runs once the page has nothing to do, or after two seconds. */
function whenIdle(scope: Scope, run: () => void): void {
  if (typeof requestIdleCallback !== 'function') {
    scope.after(1, run);
    return;
  }
  const once = (): void => {
    undo();
    scope.safely(run);
  };
  const handle = requestIdleCallback(once, { timeout: 2000 });
  const undo = scope.add(() => cancelIdleCallback(handle));
}

const rehearsed = new Set<string>();

/** Draws an answer once in `place`, where nobody sees it. */
function draw(
  { paint, asking }: Surfaced,
  lease: Lease,
  theme: PlayerDeps['config']['theme'],
  place: HTMLElement,
): void {
  if (!lease.nudge) return;
  // Its picture is fetched when it is shown.
  const { image: _, ...content } = lease.nudge.content;
  const nudge = { ...lease.nudge, content };
  const painted = paint({ ...lease, nudge, place, theme, asking, isHeaded: false, act: () => undefined });
  // The page lays it out, unless it stands outside of it.
  void place.offsetHeight;
  painted.close();
}

/** In two steps, so that none is long: code and number formats are then at hand, and fonts and colours, when it must stand in a frame. */
function rehearse(scope: Scope, surfaced: Surfaced, lease: Lease, theme: PlayerDeps['config']['theme']): void {
  if (rehearsed.has(lease.surface)) return;
  rehearsed.add(lease.surface);
  draw(surfaced, lease, theme, document.createElement('div'));
  whenIdle(scope, () => {
    const place = document.createElement('div');
    place.inert = true;
    Object.assign(place.style, { position: 'fixed', visibility: 'hidden', inlineSize: '360px' });
    document.body.append(place);
    try {
      draw(surfaced, lease, theme, place);
    } finally {
      place.remove();
    }
  });
}

/** Fetches what may be shown soon while the page has nothing to do. */
export function makeReady(
  { scope, config: { theme } }: Pick<PlayerDeps, 'scope' | 'config'>,
  leases: readonly Lease[],
  load: (lease: Lease) => Promise<Surfaced | null>,
): void {
  const ready = async (lease: Lease): Promise<void> => {
    const surfaced = await load(lease);
    // What interrupts asks the server first, and has no frame to be in time for.
    if (surfaced && !lease.interrupts) whenIdle(scope, () => rehearse(scope, surfaced, lease, theme));
  };
  whenIdle(scope, () => {
    for (const lease of leases) scope.start(() => ready(lease));
  });
}
