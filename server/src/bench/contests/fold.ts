import type { AcceptedEvent } from '@uptier/shared/contracts/event.ts';
import { foldEvents } from '@uptier/shared/engine/fold/fold.ts';
import { type AccountState, emptyState } from '@uptier/shared/engine/state/state.ts';
import type { Contest, Entrant } from '../contest.ts';
import type { Offers } from '../load/offers.ts';
import { acceptedUse, createStream } from '../load/stream.ts';

const EVENTS = 1000;
const DAY_MS = 86_400_000;

/** New events into the state of their accounts, against counting them per account, name and day. */
export function foldContest({ compiled, place }: Offers): Contest {
  const timed = createStream('fold')(EVENTS).map((use, index) => {
    const daysAgo = index % 30;
    return acceptedUse(use, place.deps.now() - daysAgo * DAY_MS);
  });
  const batches = [...Map.groupBy(timed, ({ accountId }) => accountId).values()];
  const fold = (state: AccountState, events: readonly AcceptedEvent[]) =>
    foldEvents(state, events, compiled.catalog, 'UTC').state;
  const entrant = (name: string, foldBatch: (events: readonly AcceptedEvent[]) => AccountState): Entrant => ({
    name,
    units: EVENTS,
    run: () => batches.reduce((sum, events) => sum + Object.keys(foldBatch(events).usage).length, 0),
  });
  return {
    title: `Fold: ${EVENTS.toLocaleString('en')} uses of 30 days into the state of their accounts`,
    unit: 'events',
    notes: [
      'The counters know no users, no limits, no retention and no late events; the state keeps the same in any order.',
    ],
    entrants: [
      { name: 'hand-written counters per name and day', units: EVENTS, run: () => count(batches) },
      entrant('fold, each account at once', (events) => fold(emptyState, events)),
      entrant('fold, one event at a time', (events) =>
        events.reduce((state, event) => fold(state, [event]), emptyState),
      ),
    ],
  };
}

function count(batches: readonly (readonly AcceptedEvent[])[]): number {
  let sum = 0;
  for (const events of batches) {
    const counts = new Map<string, Map<number, number>>();
    for (const { body, at } of events) {
      if (body.type !== 'usage') continue;
      const days = counts.get(body.name) ?? new Map<number, number>();
      const day = Math.floor(at / DAY_MS);
      days.set(day, (days.get(day) ?? 0) + body.quantity);
      counts.set(body.name, days);
    }
    sum += counts.size;
  }
  return sum;
}
