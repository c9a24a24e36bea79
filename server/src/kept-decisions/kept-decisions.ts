import type { Deps } from '../http/deps.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import { createClaimQueue } from './claim-queue.ts';
import { createJudge } from './judge.ts';
import { createRemembered } from './remembered.ts';
import { createSampler } from './samples.ts';
import { createSights, type SightDeps } from './sights.ts';

export interface KeptDecisionDeps extends Pick<Deps, 'log'>, Pick<SightDeps, 'findSessionStart'> {
  store: Pick<Store, 'gateCounts' | 'keptDecisions' | 'write'>;
  wait: (ms: number) => Promise<unknown>;
  /** About how many bytes a value takes in memory. */
  bytesOf: (value: unknown) => number;
}

/** Decisions that are kept with their traces: all that were seen or claimed, and a sample of those that showed nothing. */
export function createKeptDecisions({ store, log, wait, bytesOf, findSessionStart }: KeptDecisionDeps) {
  const admits = createSampler();
  const claims = createClaimQueue({ store, log, wait, admits });
  const sights = createSights({
    store,
    decided: createRemembered(bytesOf),
    findSessionStart,
    isWaiting: claims.isWaiting,
  });
  return {
    judge: createJudge({ store, admits }),
    remember: sights.remember,
    keepSights: sights.keep,
    claimed: claims.claimed,
    refused: claims.refused,
    prune: (now: number): Statement[] => [store.keptDecisions.prune(now)],
    settle: claims.settle,
  };
}
