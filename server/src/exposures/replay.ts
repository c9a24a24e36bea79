import type { AcceptedEvent } from '@uptier/shared/contracts/event.ts';
import type { EpochMs } from '@uptier/shared/contracts/time.ts';
import type { Compiled } from '@uptier/shared/engine/compile.ts';
import { fireLimits } from '@uptier/shared/engine/firings.ts';
import { foldAll } from '@uptier/shared/engine/fold.ts';
import { emptyLedger } from '@uptier/shared/engine/ledger.ts';
import type { Environment, Subject } from '@uptier/shared/engine/moment.ts';
import type { Store } from '../store/port.ts';
import { moveLedger } from './ledger.ts';
import { isNudge, type NudgeSources, resolveNudge } from './nudge-events.ts';

interface ReplayDeps {
  store: { events: Pick<Store['events'], 'listAsOf'> };
  sources: (environmentId: string) => NudgeSources;
  findCompiledAt: (environmentId: string, at: EpochMs) => Promise<Compiled>;
}

/**
 * An account as it was at a past moment: state and ledger from the events that had been received by then. A grant that
 * nobody confirmed and a mute leave no event, so a replay does not know them.
 */
export function createReplay({ store, sources, findCompiledAt }: ReplayDeps) {
  return async function replay(environment: Environment, accountId: string, at: EpochMs): Promise<Subject> {
    const events: readonly AcceptedEvent[] = await store.events.listAsOf(environment.id, accountId, at);
    const compiled = await findCompiledAt(environment.id, at);
    const state = foldAll(events, compiled.catalog, environment.timezone);
    let ledger = fireLimits(compiled, state, emptyLedger, at);
    for (const event of events) {
      const nudge = isNudge(event) ? await resolveNudge(sources(environment.id), event) : null;
      if (nudge) ledger = moveLedger(ledger, nudge, compiled);
    }
    return { state, ledger };
  };
}
