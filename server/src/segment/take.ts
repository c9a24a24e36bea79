import { isId } from '@uptier/shared/contracts/ids.ts';
import type { Environment } from '@uptier/shared/engine/campaigns/moment.ts';
import { isSelf } from '../http/caller.ts';
import type { Caller } from '../http/context.ts';
import type { Deps } from '../http/deps.ts';
import { Problem } from '../http/problem.ts';
import { createTurns } from '../http/turns.ts';
import type { StoredEvent } from '../store/queries/events.ts';
import type { LooseEventRow } from '../store/queries/segment.ts';
import { type Fields, type Item, textOf } from './items.ts';
import { toLoose, traitsOf } from './loose.ts';
import { loadPeople, type People, type Person } from './people.ts';
import { translate } from './translate.ts';

/** What became of an event when it was judged, as `events` does it. */
type Judged = { kind: 'accepted'; event: StoredEvent } | { kind: 'rejected' };

export interface SegmentDeps extends Pick<Deps, 'store' | 'now'> {
  judge: (caller: Caller, sent: readonly { event: unknown; sentAt: string | undefined }[]) => Promise<Judged[]>;
  record: (environment: Environment, events: readonly StoredEvent[]) => Promise<unknown>;
}

/** An item with the caller that vouches for it: items of one batch may carry tokens of their own. */
export interface CalledItem {
  item: Item;
  caller: Caller;
}

/** Stands in for the account while an event that has none is judged. */
const NOBODY = 'nobody';

/**
 * Takes the items of one request: traits and usage are events of ours, groups and aliases are remembered. Requests take
 * turns until that is on disk, as a client sends the next one without waiting for the group that this one names.
 */
export function createTakeItems(deps: SegmentDeps) {
  const inTurn = createTurns();
  return async function takeItems(environment: Environment, called: readonly CalledItem[]): Promise<void> {
    const kept = await inTurn(environment.id, async () => await sortItems(deps, environment, called));
    await deps.record(environment, kept);
  };
}

/** The events that have an account; writes what is remembered of people, and the events that have none. */
async function sortItems(
  deps: SegmentDeps,
  environment: Environment,
  called: readonly CalledItem[],
): Promise<StoredEvent[]> {
  const { store, now } = deps;
  const people = await loadPeople(
    store.segment,
    environment.id,
    called.map(({ item }) => item),
  );
  const kept: StoredEvent[] = [];
  const loose: LooseEventRow[] = [];
  for (const { item, caller } of called) {
    remember(people, item, now(), caller.kind !== 'pk');
    const person = people.find(item, caller.identity?.userId ?? null);
    const accountId = accountOf(people, item, person, caller);
    const event = await judgeOne(deps, caller, item, person, accountId);
    if (!event) continue;
    if (item.kind === 'group' && person.known !== null && accountId !== null) {
      people.setGroup({ userId: person.known, accountId, at: event.at, eventId: event.id });
      const waiting = await store.segment.listLoose(environment.id, person.known);
      const { known } = person;
      kept.push(...traitsOf([...waiting, ...loose.filter(({ userId }) => userId === known)], accountId));
    }
    if (accountId !== null) kept.push(event);
    else if (person.known !== null) loose.push(toLoose(environment.id, person.known, event));
  }
  const rows = loose.length > 0 ? [...people.statements, store.segment.recordLoose(loose)] : people.statements;
  if (rows.length > 0) await store.write(rows);
  return kept;
}

async function judgeOne(deps: SegmentDeps, caller: Caller, item: Item, person: Person, accountId: string | null) {
  const event: Fields | null = translate(item, person);
  if (!event) return null;
  const stand = caller.identity?.accountId ?? NOBODY;
  const [verdict] = await deps.judge(caller, [
    { event: { ...event, accountId: accountId ?? stand }, sentAt: item.sentAt },
  ]);
  return verdict?.kind === 'accepted' ? verdict.event : null;
}

function remember(people: People, { kind, fields }: Item, at: number, byServer: boolean): void {
  const previousId = textOf(kind === 'alias' ? fields.previousId : fields.anonymousId);
  const userId = textOf(fields.userId);
  const isNamed = previousId !== null && userId !== null && isId(previousId) && isId(userId);
  if (isNamed && (kind === 'alias' || kind === 'identify')) people.setAlias({ previousId, userId, at, byServer });
}

/** The item's own group, else that of its token, else the last group of its user; null when nobody knows. */
function accountOf(people: People, { kind, fields, context }: Item, person: Person, caller: Caller): string | null {
  const named = textOf(kind === 'group' ? fields.groupId : (context.groupId ?? fields.groupId));
  const { identity } = caller;
  if (identity && !isSelf(identity, person.userId, named)) {
    throw new Problem('identity', 'The identity token is for another user or account than the call names.');
  }
  if (kind === 'group') return named;
  return named ?? identity?.accountId ?? people.groupOf(person);
}
