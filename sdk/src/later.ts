import type { Delays } from './delays.ts';
import type { Leases } from './leases.ts';
import type { Offer } from './offers.ts';
import type { PlayerDeps } from './player.ts';

/** Runs with what waits after its event. */
export type Later = (run: (delays: Delays) => void) => void;

/** What waits is fetched with the first lease that does, and made anew for each visit. */
export function createLater({ state, storage, scope }: PlayerDeps, leases: Leases, offer: Offer): Later {
  let made: { visit: object; ready: Promise<Delays> } | null = null;
  return (run) => {
    const { visit } = state;
    if (visit && made?.visit !== visit) {
      const deps = { scope: visit.scope, storage, key: `d:${visit.who}`, leases: leases.list };
      const ready = import('./delays.ts').then(({ createDelays }) =>
        createDelays({ ...deps, offer: (lease) => offer(lease, null) }),
      );
      made = { visit, ready };
    }
    made?.ready.then(run).catch(scope.fail);
  };
}
