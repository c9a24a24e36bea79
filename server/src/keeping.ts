import { setTimeout } from 'node:timers/promises';
import type { DecisionDeps } from './decisions/deps.ts';
import type { UserSessions } from './decisions/user-session.ts';
import type { AccountBatch } from './events/batch.ts';
import type { Deps } from './http/deps.ts';
import { createKeptDecisions } from './kept-decisions/kept-decisions.ts';
import { momentsIn } from './moments/batch.ts';
import { createMomentHook } from './moments/hook.ts';
import { createMoments } from './moments/moments.ts';
import type { Offers } from './offers.ts';
import { heapBytesOf } from './store/heap-bytes.ts';

interface Sources {
  offers: Offers;
  userSessions: UserSessions;
}

/** What stays of what was asked and decided: moments, how often each gate stopped what, and decisions with their traces. */
export function createKeeping(deps: Deps, { offers, userSessions }: Sources) {
  const wait = (ms: number) => setTimeout(ms, undefined, { ref: false });
  const kept = createKeptDecisions({ ...deps, wait, bytesOf: heapBytesOf, findSessionStart: userSessions.startedBy });
  const moments = createMoments({ ...deps, wait, judge: kept.judge, prune: kept.prune });
  const { remember, granted, refused } = kept;
  const keeper: DecisionDeps['keeper'] = { ask: moments.ask, remember, granted, refused };
  let noting: Promise<void> = Promise.resolve();

  async function note(batch: AccountBatch): Promise<void> {
    const compiled = await offers.live.read(batch.environment.id);
    for (const moment of momentsIn(batch, compiled)) moments.add(moment);
  }

  return {
    keeper,
    keepSights: kept.keepSights,
    onBatch: createMomentHook({ store: deps.store, isNew: moments.isNew, findCompiled: offers.live.read }),
    /** Told once a batch is on disk. */
    written(batch: AccountBatch): void {
      const noted = note(batch).catch((error: unknown) => deps.log.error({ err: error }, 'moments were not noted'));
      noting = Promise.all([noting, noted]).then(() => undefined);
    },
    /** Everything that was asked so far is on disk when it answers. */
    async settle(): Promise<void> {
      await noting;
      await moments.settle();
      await kept.settle();
    },
  };
}
