import type { ClaimAnswer, Lease } from '@uptier/shared/contracts/decision.ts';
import { createArbiter } from './arbiter.ts';
import { createLeases } from './leases.ts';
import { isFirst } from './locks.ts';
import type { Player, PlayerDeps } from './player.ts';
import { createStage } from './stage.ts';
import { loadSurface } from './surfaces.ts';
import { createTriggers } from './triggers.ts';
import type { Paint } from './ui/view.ts';

const REFUSED: ClaimAnswer = { granted: false, reason: 'unavailable' };

const isClaim = (value: unknown): value is ClaimAnswer =>
  typeof value === 'object' && value !== null && 'granted' in value;

/** Plays leases. Fetched with the first lease, so that pages without one do not pay for it. */
export function createPlayer(deps: PlayerDeps): Player {
  const { scope, emitter, theme, send, places, state, transport, report, config } = deps;
  const leases = createLeases();
  const arbiter = createArbiter(scope, () => config.busy?.() ?? false);

  async function load({ surface, nudge }: Lease): Promise<{ paint: Paint } | null> {
    try {
      return await loadSurface(surface, nudge?.locale ?? 'en');
    } catch (cause) {
      report('not-loaded', `The ${surface} could not be loaded, so no nudge is shown.`, cause);
      return null;
    }
  }
  async function claim({ id, campaignId }: Lease): Promise<ClaimAnswer> {
    if (!(await isFirst(scope, deps.prefix + campaignId))) return REFUSED;
    state.tell({ kind: 'claimed', leaseId: id });
    // The server asks every gate again: the use that crossed a limit must be there before the claim.
    await deps.outbox.flush();
    const answer = await transport.call('/v1/claim', { leaseId: id });
    return answer.ok && isClaim(answer.body) ? answer.body : REFUSED;
  }
  /** Fetches what may be shown soon, when the page has nothing to do. */
  function preload(): void {
    const run = (): void => {
      for (const lease of leases.list()) void load(lease);
    };
    if (typeof requestIdleCallback === 'function') {
      const handle = requestIdleCallback(run, { timeout: 2000 });
      scope.add(() => cancelIdleCallback(handle));
    } else scope.after(1, run);
  }
  const stage = createStage({ scope, arbiter, emitter, theme, load, claim, send });
  const triggers = createTriggers(leases, stage, places);
  return {
    ...triggers,
    learn(next) {
      triggers.learn(next);
      if (next.length) preload();
    },
    closeWhere: stage.closeWhere,
    clear() {
      leases.learn([]);
      arbiter.clear();
      stage.closeWhere(() => true);
    },
  };
}
