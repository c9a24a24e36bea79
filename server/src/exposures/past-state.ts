import type { Catalog } from '@uptier/shared/contracts/catalog.ts';
import { countingOf } from '@uptier/shared/engine/fold/counting.ts';
import { foldAll, foldEvents } from '@uptier/shared/engine/fold/fold.ts';
import { type AccountState, emptyState } from '@uptier/shared/engine/state/state.ts';
import type { StoredEvent } from '../store/queries/events.ts';

/**
 * A state that events are added to as they came in. It is counted by the catalog it was last asked under: another one,
 * if it counts otherwise, reads all of them anew. `known` are there from the beginning.
 */
export function createPastState(known: readonly StoredEvent[], timezone: string) {
  const added = [...known];
  let state = emptyState;
  let catalog: Catalog | null = null;
  let counting = '';

  function under(next: Catalog): AccountState {
    if (next === catalog) return state;
    const text = countingOf(next);
    if (text !== counting) state = foldAll(added, next, timezone);
    catalog = next;
    counting = text;
    return state;
  }

  return {
    under,
    add(events: readonly StoredEvent[], next: Catalog): AccountState {
      const before = under(next);
      added.push(...events);
      state = foldEvents(before, events, next, timezone).state;
      return state;
    },
  };
}
