import type { StoredEvent } from '../store/queries/events.ts';

export type Outcome = 'accepted' | 'duplicate';

/**
 * Parts new events from doubles, of those on disk and of each other: the first wins. `fresh` are by account, oldest
 * first. `known` holds the identities on disk, as `eventKey` writes them.
 */
export function sortOut(
  requests: readonly (readonly StoredEvent[])[],
  known: ReadonlySet<string>,
): { outcomes: Outcome[][]; fresh: Map<string, StoredEvent[]> } {
  const seen = new Set(known);
  const fresh = new Map<string, StoredEvent[]>();
  const judge = (event: StoredEvent): Outcome => {
    const key = `${event.accountId}\u0000${event.id}`;
    if (seen.has(key)) return 'duplicate';
    seen.add(key);
    const list = fresh.get(event.accountId);
    if (list) list.push(event);
    else fresh.set(event.accountId, [event]);
    return 'accepted';
  };
  const outcomes = requests.map((events) => events.map(judge));
  for (const list of fresh.values()) list.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return { outcomes, fresh };
}
