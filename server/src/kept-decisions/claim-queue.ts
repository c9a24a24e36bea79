import { setImmediate } from 'node:timers/promises';
import type { Reason } from '@uptier/shared/contracts/decision.ts';
import type { Ask } from '@uptier/shared/engine/facts/ask.ts';
import type { Deps } from '../http/deps.ts';
import { createLater } from '../http/later.ts';
import type { Store } from '../store/port.ts';
import type { KeptDecisionRow } from '../store/queries/kept-decisions.ts';
import { type GrantedClaim, keptClaim } from './claims.ts';
import { keptMomentOf } from './kept-moment.ts';
import { traceFor } from './row.ts';
import { sampleRow } from './samples.ts';

interface QueueDeps extends Pick<Deps, 'log'> {
  store: Pick<Store, 'keptDecisions' | 'write'>;
  wait: (ms: number) => Promise<unknown>;
  admits: (ask: Ask) => boolean;
}

type Claimed = { ask: Ask } & ({ granted: GrantedClaim } | { granted: null; campaignId: string; reason: Reason });

const WITHOUT_PAUSE = 50;

/**
 * Claims that are to be kept: every granted one, and of those that were refused a sample. Who claims does not wait for
 * that; a crash may lose what was claimed in its last second, and a grant that is seen is then kept from what was seen.
 */
export function createClaimQueue({ store, log, wait, admits }: QueueDeps) {
  const waiting = new Set<string>();

  async function write(claims: readonly Claimed[]): Promise<void> {
    const [granted, refused]: [KeptDecisionRow[], KeptDecisionRow[]] = [[], []];
    for (const [index, claim] of claims.entries()) {
      if (index % WITHOUT_PAUSE === WITHOUT_PAUSE - 1) await setImmediate();
      if (claim.granted) granted.push(keptClaim(claim.ask, claim.granted));
      else if (admits(claim.ask)) refused.push(refusalRow(claim.ask, claim.campaignId, claim.reason));
    }
    // Another server may have heard of the nudge before: what was granted says more.
    await store.write([store.keptDecisions.record(granted, 'replace'), store.keptDecisions.record(refused)]);
  }

  const later = createLater<Claimed>({
    wait,
    async hand(claims) {
      try {
        await write(claims);
      } catch (error) {
        log.error({ err: error }, 'claims could not be kept');
      }
      for (const { granted } of claims) if (granted) waiting.delete(granted.decisionId);
    },
  });

  return {
    claimed(ask: Ask, granted: GrantedClaim): void {
      waiting.add(granted.decisionId);
      later.add({ ask, granted });
    },
    refused(ask: Ask, campaignId: string, reason: Reason): void {
      if (later.hasRoom()) later.add({ ask, granted: null, campaignId, reason });
    },
    /** A claim that is about to be written. */
    isWaiting: (decisionId: string): boolean => waiting.has(decisionId),
    settle: later.settle,
  };
}

function refusalRow(ask: Ask, campaignId: string, reason: Reason): KeptDecisionRow {
  const { asked, trace } = traceFor(ask, campaignId, reason);
  return sampleRow(asked, { what: 'claim', name: keptMomentOf(asked.moment).name }, { campaignId, reason, trace });
}
