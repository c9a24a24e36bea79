import type { Ask } from '@uptier/shared/engine/facts/ask.ts';
import type { Deps } from '../http/deps.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import { type GrantedClaim, keptClaim } from './claims.ts';
import { createJudge } from './judge.ts';
import { createRefusalQueue } from './refusal-queue.ts';
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
  const refusals = createRefusalQueue({ store, log, wait, admits });
  const sights = createSights({
    store,
    decided: createRemembered(bytesOf),
    findSessionStart,
  });
  return {
    judge: createJudge({ store, admits }),
    remember: sights.remember,
    keepSights: sights.keep,
    // Another server may have heard of the nudge before: what was granted says more.
    granted: (ask: Ask, claim: GrantedClaim): Statement =>
      store.keptDecisions.record([keptClaim(ask, claim)], 'replace'),
    refused: refusals.refused,
    prune: (now: number): Statement[] => [store.keptDecisions.prune(now)],
    settle: refusals.settle,
  };
}
