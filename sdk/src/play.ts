import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { createArbiter } from './arbiter.ts';
import { createGrants } from './grants.ts';
import { createLater } from './later.ts';
import { createLeases } from './leases.ts';
import { createOffer } from './offers.ts';
import type { Player, PlayerDeps } from './player.ts';
import type { Scope } from './scope.ts';
import { createStage } from './stage.ts';
import { loadSurface, type Surfaced } from './surfaces.ts';
import { createTriggers } from './triggers.ts';

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

/** Plays leases. Fetched with the first lease, so that pages without one do not pay for it. */
export function createPlayer(player: PlayerDeps): Player {
  const { scope, emitter, theme, send, places, report, config } = player;
  const leases = createLeases();
  const arbiter = createArbiter(scope, () => config.busy?.() ?? false);

  async function load(lease: Lease): Promise<Surfaced | null> {
    try {
      return await loadSurface(lease);
    } catch (cause) {
      report('not-loaded', `The ${lease.surface} could not be loaded, so no nudge is shown.`, cause);
      return null;
    }
  }
  const rehearsed = new Set<string>();
  /** What answers at once is also drawn once where nobody sees it: code and number formats are then at hand. */
  async function ready(lease: Lease): Promise<void> {
    const chunk = await load(lease);
    const { nudge, surface } = lease;
    if (!chunk || !nudge || lease.interrupts || rehearsed.has(surface)) return;
    rehearsed.add(surface);
    const place = document.createElement('p');
    chunk.paint({ ...lease, nudge, place, theme, asking: null, isHeaded: false, act: () => undefined }).close();
  }
  const stage = createStage({ scope, arbiter, emitter, theme, load, ...createGrants(player, leases), send });
  const offer = createOffer(leases, stage, places);
  const later = createLater(player, leases, offer);
  const { signal, fire, learned } = createTriggers(leases, places, offer, later, scope.start);
  return {
    signal,
    fire,
    learn(next) {
      leases.learn(next);
      stage.follow(next);
      learned();
      // What may be shown soon is fetched when the page has nothing to do.
      if (next.length) whenIdle(scope, () => leases.list().forEach((lease) => void scope.start(() => ready(lease))));
    },
    forget(campaignId) {
      leases.use(campaignId);
      stage.giveUp(campaignId);
    },
    closeWhere: stage.closeWhere,
    clear() {
      leases.learn([]);
      arbiter.clear();
      stage.closeWhere(() => true);
    },
  };
}
