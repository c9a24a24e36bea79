import type { Reason } from '@uptier/shared/contracts/decision.ts';
import type { Deps } from '../http/deps.ts';
import { createLater } from '../http/later.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import { keptMomentOf } from './asked-of.ts';
import { type GrantedClaim, keptClaim } from './claims.ts';
import { createJudge } from './judge.ts';
import { type Ask, traceFor } from './row.ts';
import { createSampler, sampleRow } from './samples.ts';
import { createSights, type SightDeps } from './sights.ts';

export interface KeptDeps extends Pick<Deps, 'log'>, Pick<SightDeps, 'findSessionStart'> {
  store: Pick<Store, 'gateCounts' | 'keptDecisions' | 'write'>;
  wait: (ms: number) => Promise<unknown>;
}

interface Refusal {
  ask: Ask;
  campaignId: string;
  reason: Reason;
}

/** Decisions that are kept with their traces: all that were seen or claimed, and a sample of those that showed nothing. */
export function createKept({ store, log, wait, findSessionStart }: KeptDeps) {
  const admits = createSampler();
  const sights = createSights({ store, findSessionStart });
  const refusals = createLater<Refusal>({
    wait,
    async hand(refused) {
      try {
        await store.write([store.keptDecisions.record(refused.filter(({ ask }) => admits(ask)).map(refusalRow))]);
      } catch (error) {
        log.error({ err: error }, 'refused claims could not be kept');
      }
    },
  });

  return {
    judge: createJudge({ store, admits }),
    remember: sights.remember,
    keepSights: sights.keep,
    /** To be written together with the ledger that holds the grant. */
    claimed: (ask: Ask, claim: GrantedClaim): Statement => store.keptDecisions.record([keptClaim(ask, claim)]),
    refused(ask: Ask, campaignId: string, reason: Reason): void {
      if (refusals.hasRoom()) refusals.add({ ask, campaignId, reason });
    },
    prune: (now: number): Statement[] => [store.keptDecisions.prune(now)],
    settle: refusals.settle,
  };
}
export type Kept = ReturnType<typeof createKept>;

function refusalRow({ ask, campaignId, reason }: Refusal) {
  const { asked, trace } = traceFor(ask, campaignId, reason);
  return sampleRow(asked, { what: 'claim', name: keptMomentOf(asked.moment).name }, { campaignId, reason, trace });
}
