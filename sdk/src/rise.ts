import type { Lease } from '@uptier/shared/contracts/decision.ts';
import type { Grants } from './grants.ts';
import type { Scene } from './scene.ts';

/** A limit goes on rising while its warning is open: the same nudge says the new numbers. True where it does. */
export async function rise(deps: Grants, scene: Scene, lease: Lease): Promise<boolean> {
  const { trigger, nudge, interrupts } = lease;
  const last = scene.lease.trigger;
  const isNew =
    trigger.kind === 'limit' && trigger.open !== null && last.kind === 'limit' && trigger.open !== last.open;
  if (!isNew || !nudge || !scene.painted) return false;
  scene.lease = lease;
  const answer = interrupts ? await deps.claim(lease, true) : { granted: true as const, ...lease };
  if (!answer.granted || answer.outcome !== 'show' || !scene.isOpen) return false;
  scene.decisionId = answer.decisionId;
  scene.painted.update(nudge);
  return true;
}
