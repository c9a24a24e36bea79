import { isId } from '@uptier/shared/contracts/ids.ts';
import type { Statement } from '../store/connection.ts';
import type { Store } from '../store/port.ts';
import type { AliasRow, GroupRow } from '../store/queries/segment.ts';
import { type Item, textOf } from './items.ts';

/** Who an item is about. `known` is the name under which groups are remembered, an anonymous one at worst. */
export interface Person {
  userId: string | null;
  known: string | null;
}

/** What is known of the people in a request, moving on as its items are read in their order. */
export async function loadPeople(segment: Store['segment'], environmentId: string, items: readonly Item[]) {
  const names = new Set(
    items.flatMap(({ fields }) => [fields.userId, fields.anonymousId, fields.previousId].flatMap(nameOf)),
  );
  const aliasRows = await segment.listAliases(environmentId, [...names]);
  const aliases = new Map<string, Pick<AliasRow, 'userId' | 'byServer'>>(aliasRows.map((row) => [row.previousId, row]));
  for (const { userId } of aliasRows) names.add(userId);
  const groups = new Map<string, Pick<GroupRow, 'accountId'>>();
  for (const row of await segment.listGroups(environmentId, [...names])) groups.set(row.userId, row);
  const statements: Statement[] = [];

  const setAlias = (row: Omit<AliasRow, 'environmentId'>) => {
    const before = aliases.get(row.previousId);
    const isKnown = before?.userId === row.userId && before.byServer === row.byServer;
    if (row.previousId === row.userId || isKnown || (before?.byServer && !row.byServer)) return;
    aliases.set(row.previousId, row);
    statements.push(segment.saveAlias({ environmentId, ...row }));
    const group = groups.get(row.previousId);
    if (group && !groups.has(row.userId)) setGroup({ ...group, userId: row.userId, at: row.at, eventId: '' });
  };
  const setGroup = (row: Omit<GroupRow, 'environmentId'>) => {
    groups.set(row.userId, row);
    statements.push(segment.saveGroup({ environmentId, ...row }));
  };

  return {
    statements,
    setAlias,
    setGroup,
    /**
     * An anonymous name that was since joined to a user is that user, and so is a user's earlier name where a server
     * said so; `vouched` is the user of a token.
     */
    find({ fields }: Item, vouched: string | null): Person {
      const given = textOf(fields.userId);
      const [anonymous = null] = nameOf(fields.anonymousId).filter(isId);
      const joined = aliases.get(given ?? anonymous ?? '');
      const userId = given === null ? (vouched ?? joined?.userId ?? null) : joined?.byServer ? joined.userId : given;
      return { userId, known: userId ?? anonymous };
    },
    groupOf: ({ known }: Person): string | null => groups.get(known ?? '')?.accountId ?? null,
  };
}
export type People = Awaited<ReturnType<typeof loadPeople>>;

function nameOf(value: unknown): string[] {
  const name = textOf(value);
  return name === null ? [] : [name];
}
