import type { Lease } from '@uptier/shared/contracts/decision.ts';
import { createArbiter } from './arbiter.ts';
import { createGrants } from './grants.ts';
import { createLater } from './later.ts';
import { createLeases } from './leases.ts';
import { createOffer } from './offers.ts';
import type { Player, PlayerDeps } from './player.ts';
import type { Report } from './report.ts';
import { createStage } from './stage.ts';
import { loadSurface, type Surfaced } from './surfaces.ts';
import { createTriggers } from './triggers.ts';

async function loadOrTell(lease: Lease, report: Report): Promise<Surfaced | null> {
  try {
    return await loadSurface(lease);
  } catch (cause) {
    report('not-loaded', `The ${lease.surface} could not be loaded, so no nudge is shown.`, cause);
    return null;
  }
}

/** Plays leases. Fetched with the first lease, so that pages without one do not pay for it. */
export function createPlayer(player: PlayerDeps): Player {
  const { scope, emitter, usage, send, places, report, config } = player;
  const leases = createLeases();
  const arbiter = createArbiter(scope, () => config.busy?.() ?? false);
  const load = (lease: Lease): Promise<Surfaced | null> => loadOrTell(lease, report);
  const told = new Set<string>();
  const refuse = (campaignId: string): void => {
    leases.use(campaignId);
    leases.rest(campaignId);
  };
  const take = (id: string): Promise<boolean> => player.state.take(id);
  const grants = { ...createGrants(player, leases), take };
  const manners = { told, refuse, rest: leases.rest };
  const stage = createStage({ scope, arbiter, emitter, usage, theme: config.theme, load, send, ...grants, ...manners });
  const offer = createOffer(leases, stage, places);
  const later = createLater(player, leases, offer);
  const { signal, learned } = createTriggers(leases, places, offer, later, scope.start);
  return {
    signal,
    learn(next, at) {
      leases.learn(next, at);
      stage.follow(next);
      learned();
      if (next.length) scope.start(async () => (await import('./ready.ts')).makeReady(player, leases.list(), load));
    },
    forget(id) {
      told.add(id);
      leases.use(id);
      stage.giveUp(id);
    },
    closeWhere: stage.closeWhere,
    clear() {
      leases.clear();
      arbiter.clear();
      stage.closeWhere(() => true);
    },
  };
}
