import { setImmediate } from 'node:timers/promises';
import type { Reason } from '@uptier/shared/contracts/decision.ts';
import type { Ask } from '@uptier/shared/engine/facts/ask.ts';
import type { Deps } from '../http/deps.ts';
import { createLater } from '../http/later.ts';
import type { Store } from '../store/port.ts';
import type { KeptDecisionRow } from '../store/queries/kept-decisions.ts';
import { keptMomentOf } from './kept-moment.ts';
import { traceFor } from './row.ts';
import { sampleRow } from './samples.ts';

interface QueueDeps extends Pick<Deps, 'log'> {
  store: Pick<Store, 'keptDecisions' | 'write'>;
  wait: (ms: number) => Promise<unknown>;
  admits: (ask: Ask) => boolean;
}

interface Refused {
  ask: Ask;
  campaignId: string;
  reason: Reason;
}

const WITHOUT_PAUSE = 50;

/** Claims that were refused, of which a sample is kept. Who claims does not wait for that; a crash may lose the last second. */
export function createRefusalQueue({ store, log, wait, admits }: QueueDeps) {
  async function write(refusals: readonly Refused[]): Promise<void> {
    const rows: KeptDecisionRow[] = [];
    for (const [index, { ask, campaignId, reason }] of refusals.entries()) {
      if (index % WITHOUT_PAUSE === WITHOUT_PAUSE - 1) await setImmediate();
      if (admits(ask)) rows.push(refusalRow(ask, campaignId, reason));
    }
    if (rows.length > 0) await store.write([store.keptDecisions.record(rows)]);
  }

  const later = createLater<Refused>({
    wait,
    hand: (refusals) =>
      write(refusals).catch((error: unknown) => log.error({ err: error }, 'claims could not be kept')),
  });

  return {
    refused(ask: Ask, campaignId: string, reason: Reason): void {
      if (later.hasRoom()) later.add({ ask, campaignId, reason });
    },
    settle: later.settle,
  };
}

function refusalRow(ask: Ask, campaignId: string, reason: Reason): KeptDecisionRow {
  const { asked, trace } = traceFor(ask, campaignId, reason);
  return sampleRow(asked, { what: 'claim', name: keptMomentOf(asked.moment).name }, { campaignId, reason, trace });
}
