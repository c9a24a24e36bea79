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

/** Draws an answer once where nobody sees it, so that code and number formats are at hand when it must stand in a frame. */
function rehearse({ paint }: Surfaced, lease: Lease, theme: PlayerDeps['theme']): void {
  const { nudge, surface } = lease;
  if (!nudge || rehearsed.has(surface)) return;
  rehearsed.add(surface);
  const place = document.createElement('div');
  paint({ ...lease, nudge, place, theme, asking: null, isHeaded: false, act: () => undefined }).close();
}

/** Fetches what may be shown soon while the page has nothing to do. */
export function makeReady(
  { scope, theme }: Pick<PlayerDeps, 'scope' | 'theme'>,
  leases: readonly Lease[],
  load: (lease: Lease) => Promise<Surfaced | null>,
): void {
  const ready = async (lease: Lease): Promise<void> => {
    const surfaced = await load(lease);
    // What interrupts asks the server first, and has no frame to be in time for.
    if (surfaced && !lease.interrupts) whenIdle(scope, () => rehearse(surfaced, lease, theme));
  };
  whenIdle(scope, () => {
    for (const lease of leases) scope.start(() => ready(lease));
  });
}
