import type { ClaimAnswer, Lease } from '@uptier/shared/contracts/decision.ts';
import type { Leases } from './leases.ts';
import type { PlayerDeps } from './player.ts';
import { isRecord } from './record.ts';

const REFUSED: ClaimAnswer = { granted: false, reason: 'unavailable' };

const isClaim = (value: unknown): value is ClaimAnswer => isRecord(value) && 'granted' in value;

/** How an interruption asks to be allowed. */
export interface Grants {
  /** The campaign's newest lease: its words know the use that crossed a limit, and its time has not run out. */
  renew(lease: Lease): Promise<Lease>;
  /** `isHeld`: this tab shows the campaign already. */
  claim(lease: Lease, isHeld: boolean): Promise<ClaimAnswer>;
}

export function createGrants({ state, transport }: PlayerDeps, leases: Leases): Grants {
  return {
    async renew(lease) {
      // The grant asks all gates again: the use that pulled the trigger, and one on its way, have to be there before.
      await state.outbox?.flush();
      await state.outbox?.flush();
      if (lease.trigger.kind === 'limit') await state.visit?.fresh?.refresh();
      return leases.list().find(({ campaignId }) => campaignId === lease.campaignId) ?? lease;
    },
    async claim({ id, campaignId }, isHeld) {
      if (!(await state.take(campaignId, isHeld))) return REFUSED;
      const answer = await transport.call('/v1/claim', { leaseId: id });
      return answer.ok && isClaim(answer.body) ? answer.body : REFUSED;
    },
  };
}
